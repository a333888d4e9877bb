package io.github.meshcorejvm.cli.ingest;

import io.github.meshcorejvm.cli.mqtt.ClientIds;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.beside.InstallationId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who this program is to brokers, which throw out the older of two clients of one name. */
final class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private Installation() {}

    /** The ids that go with {@code database}, which is there already or, failing that, with its place. */
    static ClientIds clientIds(Path database, boolean open) {
        String place = machine() + '\n' + database.toAbsolutePath().normalize();
        if (open) {
            try {
                return new ClientIds(InstallationId.of(database), place);
            } catch (StoreException unavailable) {
                LOG.warn("{}; until the next start the place of the database stands for it", unavailable.getMessage());
            }
        }
        return new ClientIds(place, place);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }
}
