package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresPair;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several servers is written to: never a standby, never an old primary, and whatever else is wrong with a host. */
class SeveralHostsTest {

    private static final String UNKNOWN = "no-such-host.invalid:5432,";

    private final List<StoreRecord> items = new ArrayList<>(new RandomRecords(3).next(20));

    @Test
    void writesToTheNewestPrimary() throws Exception {
        try (PostgresServer server = PostgresServer.start(true)) {
            PostgresDatabase database = PostgresDatabase.create(server);
            try (PostgresPair pair = new PostgresPair(server)) {
                String url = url(database, UNKNOWN + pair.hosts());
                int first = pair.primaryPort();
                int second = pair.otherPort();
                write(url);
                pair.killPrimary();
                pair.promote();
                write(url);
                long written = transmissions(database, second);

                // As a service manager does after a power cut.
                pair.startOldPrimary();
                assertThat(transmissions(database, first)).isEqualTo(written);
                items.addAll(new RandomRecords(4).next(20));
                write(url);
                assertThat(transmissions(database, second)).isGreaterThan(written);
                assertThat(transmissions(database, first)).isEqualTo(written);

                // And as a standby.
                pair.attachStandby();
                write(url);
                pair.killPrimary();
                assertThatThrownBy(() -> write(url))
                        .isInstanceOf(StoreBusyException.class)
                        .hasMessageContainingAll(
                                "no-such-host.invalid:5432: ",
                                "127.0.0.1:" + first + ": the server is read-only (a standby, ",
                                "127.0.0.1:" + second + ": ");
            }
        }
    }

    @Test
    void aHostThatDoesNotAnswerDelaysNobody() throws Exception {
        try (PostgresServer server = PostgresServer.start(true);
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PostgresDatabase database = PostgresDatabase.create(server);
            String host = "127.0.0.1:" + silent.getLocalPort();
            try (PostgresPair pair = new PostgresPair(server)) {
                int killed = pair.primaryPort();
                pair.killPrimary();
                assertThatThrownBy(() -> write(url(database, host + "," + pair.hosts())))
                        .isInstanceOf(StoreBusyException.class)
                        .hasMessageContainingAll(
                                host + ": no answer yet; ",
                                "127.0.0.1:" + killed + ": ",
                                "127.0.0.1:" + pair.otherPort() + ": the server is read-only");
                pair.promote();
                write(url(database, host + "," + pair.hosts()));
                assertThat(transmissions(database, pair.primaryPort())).isPositive();
            }
        }
    }

    private void write(String url) {
        try (MeshStore store = MeshStore.open(StoreLocation.parse(url), StoreOptions.DEFAULT)) {
            store.writer().write(items);
        }
    }

    private static String url(PostgresDatabase database, String hosts) {
        return "postgres://" + PostgresServer.WRITER + "@" + hosts + "/" + database.name();
    }

    private static long transmissions(PostgresDatabase database, int port) throws SQLException {
        try (Connection connection = PostgresServer.connect(port, database.name(), "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM transmissions")) {
            row.next();
            return row.getLong(1);
        }
    }
}
