package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections.Purpose;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection for the neighbor graph that stays open between two builds, for callers that build often: connecting takes
 * longer than most builds do. After a failure the next build gets another. Not thread-safe.
 */
public final class NeighborSession implements AutoCloseable {

    private final PostgresUrl url;
    private @Nullable Connection open;

    /** Connects on first use. */
    public NeighborSession(PostgresUrl url) {
        this.url = url;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T with(Work<T> work) throws SQLException {
        Connection current = open;
        if (current == null) {
            current = connect(url, Purpose.WRITE);
            open = current;
        }
        try {
            return work.on(current);
        } catch (SQLException | RuntimeException failure) {
            open = null;
            PostgresConnections.closeAfter(current, failure);
            throw failure;
        }
    }

    static Connection connect(PostgresUrl url, Purpose purpose) throws SQLException {
        Connection connection = PostgresConnections.open(url.withDefaultApplicationName("meshcore neighbors"), purpose);
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
        Connection current = open;
        open = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (SQLException e) {
            throw PostgresFailure.of("close " + url, e);
        }
    }
}
