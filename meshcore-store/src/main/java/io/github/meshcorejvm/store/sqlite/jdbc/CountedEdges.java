package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.internal.StoredValues;
import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The neighbor graph of a file in which observations are merged, or changed so that they give other edges: the edges may have
 * counted each of them. The stored fingerprint is voided then, in the same transaction, so that the next build counts all
 * observations again. Not thread-safe.
 */
public final class CountedEdges implements AutoCloseable {

    private static final String VOID = "DELETE FROM meshcore_state WHERE key = '" + EdgeFingerprint.KEY + "'";
    private static final String POSITION =
            "(SELECT CAST(value AS INTEGER) FROM meshcore_state WHERE key = '" + BuildPosition.POSITION_KEY + "')";
    /** The plus keeps SQLite from reading all counted observations by their ids. */
    private static final String VOID_OF =
            VOID + " AND EXISTS (SELECT 1 FROM observations WHERE transmission_id = ? AND +id <= " + POSITION + ")";

    private static final String COUNT = "INSERT INTO meshcore_state (key, value) VALUES ('" + BuildPosition.MERGES_KEY
            + "', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1";

    private final Connection connection;
    private @Nullable Statements prepared;

    /** For a connection whose file may have no graph yet. */
    public CountedEdges(Connection connection) {
        this.connection = connection;
    }

    private record Statements(PreparedStatement voidAlways, PreparedStatement voidOf, PreparedStatement count) {

        static Statements prepare(Connection connection) throws SQLException {
            return new Statements(
                    connection.prepareStatement(VOID),
                    connection.prepareStatement(VOID_OF),
                    connection.prepareStatement(COUNT));
        }
    }

    /** Voids the fingerprint, in the open transaction. */
    public void forget() throws SQLException {
        Statements statements = statements();
        if (statements != null) {
            statements.voidAlways().executeUpdate();
            statements.count().executeUpdate();
        }
    }

    /**
     * The same if an observation of a transmission is counted. The change is noted in any case: a build that runs meanwhile may
     * have read rows that are not counted yet.
     */
    public void forgetObservationsOf(long transmission) throws SQLException {
        Statements statements = statements();
        if (statements != null) {
            statements.voidOf().setLong(1, transmission);
            statements.voidOf().executeUpdate();
            statements.count().executeUpdate();
        }
    }

    /** Null without a graph. */
    private @Nullable Statements statements() throws SQLException {
        if (prepared == null && StateTable.exists(connection)) {
            prepared = Statements.prepare(connection);
        }
        return prepared;
    }

    /** How often observations were merged or changed. */
    public static long merges(Connection connection) throws SQLException {
        if (!StateTable.exists(connection)) {
            return 0;
        }
        Optional<String> value = StateTable.find(connection, BuildPosition.MERGES_KEY);
        return value.isPresent() ? StoredValues.wholeNumber(value.get()).orElse(0) : 0;
    }

    @Override
    public void close() throws SQLException {
        if (prepared != null) {
            prepared.voidAlways().close();
            prepared.voidOf().close();
            prepared.count().close();
            prepared = null;
        }
    }
}
