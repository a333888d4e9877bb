package io.github.meshcorejvm.store.postgres.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Other programs may hold the writer lock as long as they like: a writer that waits in vain says which one it is. */
class WriterLockHolderTest {

    @Test
    void whoWaitsInVainNamesTheHolder() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        PostgresUrl url = PostgresUrl.parse(server.url(server.createDatabase(), PostgresServer.WRITER));
        try (Connection holder = server.connect(url.database(), "postgres");
                Statement hold = holder.createStatement();
                Connection writer = PostgresConnections.open(url, PostgresConnections.Purpose.WRITE);
                Statement settings = writer.createStatement()) {
            hold.execute("SET application_name = 'corescope-ingestor'");
            hold.execute("SELECT pg_advisory_lock(" + LockKeys.WRITER + ")");
            settings.execute("SET lock_timeout = '100ms'");

            assertThatThrownBy(() -> PostgresTransaction.writeBatch(writer, () -> 1))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThatThrownBy(() -> {
                                        throw PostgresFailure.of("write a batch", refused);
                                    })
                                    .isInstanceOf(StoreBusyException.class)
                                    .hasMessageMatching("write a batch: the writer lock is held by server process \\d+"
                                            + " \\(application corescope-ingestor, role postgres\\)"));
        }
    }
}
