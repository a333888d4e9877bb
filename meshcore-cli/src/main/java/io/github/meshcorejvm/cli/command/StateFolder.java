package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for local state of a database on a server, such as the MQTT client ids. */
final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    private StateFolder() {}

    /** Creates the folder if the database has no file next to which the state could be. */
    static void prepare(Config config) {
        if (!config.isOnServer()) {
            return;
        }
        try {
            Files.createDirectories(config.stateFolder());
        } catch (IOException failure) {
            LOG.warn("the state folder {} cannot be created: {}", config.stateFolder(), failure.toString());
        }
    }
}
