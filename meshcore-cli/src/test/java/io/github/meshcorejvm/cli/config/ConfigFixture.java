package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Loads configurations that tests write down. */
abstract class ConfigFixture {

    @TempDir
    Path folder;

    final LoadedConfig load(String json) {
        return load(json, Map.of());
    }

    final LoadedConfig load(String json, Map<String, String> environment) {
        try {
            Path file = folder.resolve("config.json");
            Files.writeString(file, json);
            return new ConfigLoader(environment).load(Optional.of(file));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    final Config config(String json) {
        LoadedConfig loaded = load(json);
        assertThat(loaded.warnings()).isEmpty();
        return loaded.config();
    }
}
