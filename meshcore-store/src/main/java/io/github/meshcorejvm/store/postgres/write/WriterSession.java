package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.postgres.jdbc.KeptConnection;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * The writer's connection, replaced when it is lost, and its rows in {@code meshcore.writers} and {@code meshcore.turn}: the
 * number of its last batch, and whether another program has written since. Not thread-safe.
 */
final class WriterSession implements AutoCloseable {

    /**
     * Plans are generic, made once, and use the indexes: the tables are large or will be, and the sets are small, whatever the
     * current statistics say.
     */
    static final String PLANS = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
            + " SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

    private static final String BEGIN = """
            WITH token AS (
              INSERT INTO meshcore.writers (schema, writer, batch, at) VALUES (current_schema(), ?, ?, ?)
              ON CONFLICT (schema, writer) DO UPDATE SET batch = excluded.batch, at = excluded.at)
            INSERT INTO meshcore.turn AS t (schema, seq, writer) VALUES (current_schema(), 1, ?)
            ON CONFLICT (schema) DO UPDATE SET seq = t.seq + 1, writer = excluded.writer
            RETURNING seq, EXISTS (
              SELECT 1 FROM _async_migrations WHERE name = 'advert_route_evidence_v1' AND status = 'done')""";
    /** A write, not only a read: its commit waits until a synchronous standby has everything before it. */
    private static final String LAST_BATCH =
            "UPDATE meshcore.writers SET at = at WHERE schema = current_schema() AND writer = ? RETURNING batch";

    private static final String DELETE_OLD = "DELETE FROM meshcore.writers WHERE schema = current_schema() AND at < ?";
    private static final Duration KEPT = Duration.ofDays(30);

    private final PostgresUrl url;
    private final Clock clock;
    private final String writer = UUID.randomUUID().toString();
    private final KeptConnection kept;
    private boolean openedBefore;

    WriterSession(PostgresUrl url, Clock clock) {
        this.url = url;
        this.clock = clock;
        kept = new KeptConnection(url);
    }

    /**
     * What the transaction of a batch reads at its beginning.
     *
     * @param turn one more than in the previous transaction, whichever program wrote it
     */
    record Begun(long turn, boolean evidenceFilled) {}

    /**
     * The connection, opened if there is none.
     *
     * @throws StoreException if it cannot be opened; always a retryable one if there was a connection before
     */
    Connection connection() {
        try {
            return kept.get(this::connect);
        } catch (StoreBusyException | StoreFullException e) {
            throw e;
        } catch (StoreException e) {
            throw openedBefore ? new StoreBusyException(String.valueOf(e.getMessage()), e) : e;
        }
    }

    private Connection connect() {
        Connection connection = ReadyDatabase.openForBatches(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute(PLANS);
            openedBefore = true;
            return connection;
        } catch (SQLException e) {
            PostgresConnections.closeAfter(connection, e);
            throw PostgresFailure.of("open " + url, e);
        }
    }

    /** Records the number of a batch, as the first statement of its transaction. */
    PostgresTransaction.Beginning<Begun> beginning(long batch) {
        return new PostgresTransaction.Beginning<>(
                BEGIN,
                begin -> {
                    begin.setString(1, writer);
                    begin.setLong(2, batch);
                    begin.setString(3, IsoTime.format(clock.instant()));
                    begin.setString(4, writer);
                },
                row -> new Begun(row.getLong(1), row.getBoolean(2)));
    }

    /**
     * The number of the last batch that took effect, 0 if none did. Waits for the writer lock, which a transaction whose client
     * is gone holds until it is committed or rolled back. Also waits for the synchronous standby, if any: after a crash the
     * server shows transactions that the standby does not have yet.
     */
    long lastBatch() throws SQLException {
        Connection connection = connection();
        return PostgresTransaction.writeBatch(connection, () -> {
            try (PreparedStatement select = connection.prepareStatement(LAST_BATCH)) {
                select.setString(1, writer);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /** Deletes the rows of writers that were last active long ago. */
    void deleteOldWriters() throws SQLException {
        Connection connection = connection();
        PostgresTransaction.writeBatch(connection, () -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE_OLD)) {
                delete.setString(1, IsoTime.format(clock.instant().minus(KEPT)));
                return delete.executeUpdate();
            }
        });
    }

    /** Drops a broken connection: the next call opens another. */
    void drop(Exception cause) {
        kept.drop(cause);
    }

    @Override
    public void close() {
        kept.close();
    }
}
