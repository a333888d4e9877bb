package io.github.meshcorejvm.codec.region;

import java.util.Objects;

/** Which region a packet is meant for. */
public sealed interface ScopeMatch {

    /** The packet has no transport codes, or its first code is 0: it is meant for all. */
    record NotScoped() implements ScopeMatch {}

    /**
     * A known region.
     *
     * @param region its name, with {@code #}
     */
    record Matched(String region) implements ScopeMatch {
        /** Refuses null. */
        public Matched {
            Objects.requireNonNull(region, "region");
        }
    }

    /** A region, but none of those known. */
    record Unmatched() implements ScopeMatch {}
}
