package io.github.meshcorejvm.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A configuration and how it was come by.
 *
 * @param config the configuration
 * @param warnings what was not as it should be, and what was done about it; without secrets
 * @param file the configuration file, if one was given (it may be missing)
 * @param keyFile the channel key file, if one is configured or found
 * @param slips the warnings about keys that look misspelt
 * @param sourceNamed whether any broker is named, by the file or the environment
 * @param gap what of the files could not be had, if anything; also among the warnings
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
