package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.KeptConnection;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections.Purpose;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection for the neighbor graph that stays open between two builds, for callers that build often: connecting takes
 * longer than most builds do. After a failure the next build gets another. Not thread-safe.
 */
public final class NeighborSession implements AutoCloseable {

    private final PostgresUrl url;
    private final KeptConnection kept;

    /** Connects on first use. */
    public NeighborSession(PostgresUrl url) {
        this.url = url;
        kept = new KeptConnection(url);
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T with(Work<T> work) throws SQLException {
        Connection current = kept.get(() -> connect(url, Purpose.WRITE));
        try {
            return work.on(current);
        } catch (SQLException | RuntimeException failure) {
            kept.drop(failure);
            throw failure;
        }
    }

    static Connection connect(PostgresUrl url, Purpose purpose) throws SQLException {
        Connection connection = ReadyDatabase.open(url.withDefaultApplicationName("meshcore neighbors"), purpose);
        try (Statement statement = connection.createStatement()) {
            // Some observations are read at a time: only a look-up of each transmission takes time in proportion to
            // them, and not to the table.
            statement.execute("SET enable_hashjoin = off; SET enable_mergejoin = off");
            return connection;
        } catch (SQLException failure) {
            PostgresConnections.closeAfter(connection, failure);
            throw failure;
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
