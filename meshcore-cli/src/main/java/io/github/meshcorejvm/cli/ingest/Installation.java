package io.github.meshcorejvm.cli.ingest;

import io.github.meshcorejvm.cli.mqtt.ClientIds;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.beside.InstallationId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Who this program is to brokers, which throw out the older of two clients of one name, and keep messages for a name. So
 * it stays the same whatever state the database is in at the start: what is called otherwise once would leave behind what
 * its broker keeps. Confined to the thread that starts.
 */
final class Installation {

    private final Path database;
    private final String place;
    /** The name while the database has none and cannot be given one; made of the place, so that the next start has it too. */
    private final String provisional;

    Installation(Path database) {
        this.database = database;
        place = machine() + '\n' + database.toAbsolutePath().normalize();
        provisional =
                UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The ids that go with the database; {@code open} tells whether it is ready to be written to. */
    ClientIds clientIds(boolean open) {
        return new ClientIds(
                InstallationId.find(database)
                        .or(() -> open ? named() : Optional.empty())
                        .orElse(provisional),
                place);
    }

    private Optional<String> named() {
        try {
            return Optional.of(InstallationId.of(database, UUID.randomUUID().toString()));
        } catch (StoreException held) {
            return Optional.empty();
        }
    }

    /** Has the database keep the name that was used; nothing to do when it has one. */
    void keep() {
        if (InstallationId.find(database).isEmpty()) {
            InstallationId.of(database, provisional);
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }
}
