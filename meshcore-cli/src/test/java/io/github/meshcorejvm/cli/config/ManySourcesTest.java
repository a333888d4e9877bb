package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each source takes threads and memory: a list that a script made too long is an error, and does not take all of them. */
class ManySourcesTest {

    @TempDir
    Path folder;

    @Test
    void moreSourcesThanTheMemoryTakesAreAnError() throws Exception {
        assertThat(load(250).sources()).hasSize(250);
        assertThatThrownBy(() -> load(251))
                .isInstanceOf(ConfigException.class)
                .hasMessage("mqttSources must have at most 250 entries but has 251");
    }

    private Config load(int sources) throws Exception {
        Path file = Files.writeString(
                folder.resolve("c.json"),
                "{\"mqttSources\": ["
                        + String.join(", ", Collections.nCopies(sources, "{\"broker\": \"mqtt://127.0.0.1:1\"}"))
                        + "]}");
        return new ConfigLoader(Map.of()).load(Optional.of(file)).config();
    }
}
