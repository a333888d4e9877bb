package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections.Purpose;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections to a schema that may be used. Everything that reads or writes rows connects here, so that no command can
 * forget to look at the marker; only migrating and copying, which make a schema, connect by themselves.
 */
public final class ReadyDatabase {

    private ReadyDatabase() {}

    @FunctionalInterface
    private interface Demand {
        void check(Connection connection) throws SQLException;
    }

    /**
     * Connects as {@link PostgresConnections#open} does.
     *
     * @throws UnsupportedSchemaException if the schema has no tables, is of another version, or is not ready
     * @throws StoreException if there is no connection
     */
    public static Connection open(PostgresUrl url, Purpose purpose) {
        return open(url, purpose, TelemetryMarker::requireReady);
    }

    /**
     * Connects a writer of batches, for short transactions.
     *
     * @throws UnsupportedSchemaException also if the role lacks a right, or a table a column, without which nothing can be
     *     written
     * @throws StoreException if there is no connection
     */
    public static Connection openForBatches(PostgresUrl url) {
        return open(url, Purpose.WRITE, TelemetryMarker::requireWritable);
    }

    private static Connection open(PostgresUrl url, Purpose purpose, Demand demand) {
        Connection connection = PostgresConnections.open(url, purpose);
        try {
            demand.check(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            PostgresConnections.closeAfter(connection, e);
            throw e instanceof SQLException failed ? PostgresFailure.of("open " + url, failed) : (RuntimeException) e;
        }
    }
}
