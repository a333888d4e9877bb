package io.github.meshcorejvm.cli.config;

import java.time.Duration;

/**
 * Whether the regions that nodes declare are used to name packets.
 *
 * @param enabled whether they do
 * @param maxDerived how many of them at most, 1 or more
 * @param refresh how often they are read again, 1 minute or more
 */
public record AutoRegionConfig(boolean enabled, int maxDerived, Duration refresh) {

    private static final int DEFAULT_MAX_DERIVED = 256;
    private static final int DEFAULT_REFRESH_MINUTES = 15;

    static AutoRegionConfig read(ConfigObject keys) {
        return new AutoRegionConfig(
                keys.bool("enabled", false),
                keys.positive("maxDerived", DEFAULT_MAX_DERIVED),
                Duration.ofMinutes(keys.positive("refreshMinutes", DEFAULT_REFRESH_MINUTES)));
    }
}
