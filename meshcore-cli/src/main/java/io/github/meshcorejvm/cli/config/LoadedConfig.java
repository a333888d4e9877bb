package io.github.meshcorejvm.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A configuration and how it was loaded.
 *
 * @param config the configuration
 * @param warnings problems, and what was done about them; without secrets
 * @param file the configuration file, if one was given (it may be missing)
 * @param keyFile the channel key file, if one is configured or found
 * @param slips the warnings about keys that look misspelt
 * @param sourceNamed whether any broker is named, by the file or the environment
 * @param gap which file could not be read, if any; also among the warnings
 */
public record LoadedConfig(
        Config config,
        List<String> warnings,
        Optional<Path> file,
        Optional<Path> keyFile,
        List<String> slips,
        boolean sourceNamed,
        Optional<String> gap) {

    /** Copies the warnings. */
    public LoadedConfig {
        warnings = List.copyOf(warnings);
        slips = List.copyOf(slips);
    }

    /** This configuration, with the name under which a database server lists the connections, unless its URL gives one. */
    public LoadedConfig withApplicationName(String name) {
        return new LoadedConfig(
                config.withDatabase(StoreUrls.named(config.location(), name)),
                warnings,
                file,
                keyFile,
                slips,
                sourceNamed,
                gap);
    }
}
