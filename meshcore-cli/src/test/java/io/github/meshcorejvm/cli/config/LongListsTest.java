package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists that scripts make have no natural length: what compares each entry with each other one takes minutes or hours. */
@Timeout(60)
class LongListsTest extends ConfigFixture {

    private static final int ENTRIES = 200_000;

    @Test
    void channelsAndRegionsMayBeMany() {
        Config config = config("{\"hashChannels\": " + list(i -> "#channel" + i) + ", \"hashRegions\": "
                + list(i -> "region-" + i) + "}");
        assertThat(config.regions()).hasSize(ENTRIES);
        // With the public channel.
        assertThat(Keyrings.settings(config).keyring().size()).isEqualTo(ENTRIES + 1);
    }

    @Test
    void topicsMayBeMany() {
        SourceConfig source = config("{\"mqttSources\": [{\"broker\": \"h\", \"topics\": "
                        + list(i -> "meshcore/" + (i % 2 == 0 ? "YYZ/" : "+/") + i / 4 + "/" + i % 4) + "}]}")
                .sources()
                .get(0);
        assertThat(source.topics()).hasSize(ENTRIES);
        assertThat(source.subscribedTopics())
                .accepts("meshcore/YYZ/49999/2", "meshcore/YVR/49999/3")
                .rejects("meshcore/YVR/49999/2", "meshcore/YYZ/50000/2");
    }

    @Test
    void whatIsWrongMayBeMany() {
        LoadedConfig loaded = load("{\"hashRegions\": " + list(i -> "no region " + i) + "}");
        assertThat(loaded.warnings()).hasSize(ENTRIES);
    }

    private static String list(IntFunction<String> entry) {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> "\"" + entry.apply(i) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
