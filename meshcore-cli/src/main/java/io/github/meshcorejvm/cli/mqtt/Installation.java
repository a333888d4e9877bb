package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.ConfigException;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.mqtt.ClientIdFile.Token;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity of this program for brokers, which disconnect the older of two clients with the same id, and keep messages for
 * an id. It stays the same whatever happens to the database: with another id, the messages kept by the broker would be lost.
 */
public final class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    /** The name that earlier versions kept in the database. Only read, so that the client ids in use stay. */
    private static final String LEGACY_KEY = "ingest.installation";

    private final ClientIdFile file;
    private final String place;
    private Token token;
    private Optional<IOException> unreadable = Optional.empty();
    private boolean failing;

    /** Reads the known identity, before the writer opens the database and possibly locks it for a long time. */
    public Installation(Path database) {
        file = new ClientIdFile(database);
        place = machine() + '\n' + database.toAbsolutePath().normalize();
        token = known().orElseGet(() -> seeded(database));
    }

    private Optional<Token> known() {
        try {
            return file.read();
        } catch (IOException failure) {
            unreadable = Optional.of(failure);
            return Optional.empty();
        }
    }

    /** After an upgrade this is the name in the database, so that the ids in use stay. */
    private Token seeded(Path database) {
        try {
            Optional<Token> legacy = MeshStore.at(database, StoreOptions.DEFAULT)
                    .state()
                    .find(LEGACY_KEY)
                    .map(name -> new Token(name, false));
            if (legacy.isPresent()) {
                return legacy.get();
            }
            if (Files.isRegularFile(database) && unreadable.isEmpty()) {
                LOG.info(
                        "no file {}: new MQTT client ids are made; messages that a broker keeps for an earlier client id"
                                + " are not received",
                        file.path());
            }
            return new Token(UUID.randomUUID().toString().replace("-", ""), true);
        } catch (StoreException held) {
            // Derived from the path, so that the next start gets the same one.
            String provisional = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8))
                    .toString();
            LOG.warn(
                    "MQTT client ids are provisional until the next start: the database cannot be read: {}",
                    held.getMessage());
            unreadable = Optional.of(new IOException(held.getMessage(), held));
            return new Token(provisional, false);
        }
    }

    /**
     * The ids, after the token has been stored.
     *
     * @throws ConfigException if it cannot be stored, and one of {@code sources} needs a permanent id
     */
    public ClientIds clientIds(List<SourceConfig> sources) {
        try {
            keep();
        } catch (FileAlreadyExistsException first) {
            token = known().orElse(token);
        } catch (IOException failure) {
            String problem = problem(failure);
            for (SourceConfig source : sources) {
                if (source.session().persistent() && source.session().clientId().isEmpty() && isLasting(failure)) {
                    throw new ConfigException("persistentSession of the source " + source.name()
                            + " needs a clientId, because the file " + problem);
                }
            }
            LOG.warn("MQTT client ids may change at the next start: {}", problem);
        }
        return new ClientIds(token.value(), place, token.byBroker());
    }

    /** Stores the token again if the file was deleted or moved away while the program runs. */
    public synchronized void restore() {
        if (unreadable.isPresent() || !file.isMissing()) {
            return;
        }
        try {
            file.create(token);
            LOG.warn("{} was missing and is written again, so that the MQTT client ids stay", file.path());
            failing = false;
        } catch (FileAlreadyExistsException another) {
            LOG.debug("{} is there again", file.path());
        } catch (IOException failure) {
            if (!failing) {
                LOG.warn("MQTT client ids may change at the next start: {}", problem(failure));
            }
            failing = true;
        }
    }

    private void keep() throws IOException {
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        if (file.read().isEmpty()) {
            file.create(token);
        }
    }

    /** A full disk or a locked database may recover; other failures need a person. */
    private static boolean isLasting(IOException failure) {
        String reason = reason(failure);
        return failure instanceof AccessDeniedException
                || reason.contains("not a regular file")
                || reason.contains("does not contain a token")
                || reason.contains("Read-only");
    }

    private String problem(IOException failure) {
        return file.path() + " cannot be used: " + reason(failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = String.valueOf(failure.getMessage());
        return message.substring(message.indexOf(": ") + 1).strip();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }
}
