package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of what belongs to a database on a server and is kept on this machine, such as the MQTT client ids. */
final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    private StateFolder() {}

    /** Makes the folder if the database has no file to lie beside. */
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
