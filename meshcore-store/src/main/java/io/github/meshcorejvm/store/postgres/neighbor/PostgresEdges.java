package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.internal.StoredValues;
import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import io.github.meshcorejvm.store.neighbor.EdgeStore;
import io.github.meshcorejvm.store.postgres.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.postgres.jdbc.StateRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a build of the neighbor graph reads and writes in a PostgreSQL database. Writers remember no edges, so these
 * transactions do not make them forget rows.
 */
final class PostgresEdges implements EdgeStore<SQLException> {

    private static final String CREATE_STAGED = """
            CREATE TEMPORARY TABLE IF NOT EXISTS meshcore_staged (node_a text COLLATE "C", node_b text COLLATE "C",
              count bigint, last_seen text COLLATE "C", PRIMARY KEY (node_a, node_b));
            TRUNCATE pg_temp.meshcore_staged""";

    /** Unchanged rows are not written again. */
    private static final String REPLACE = """
            DELETE FROM neighbor_edges e WHERE NOT EXISTS (
              SELECT FROM pg_temp.meshcore_staged s WHERE s.node_a = e.node_a AND s.node_b = e.node_b);
            INSERT INTO neighbor_edges AS e (node_a, node_b, count, last_seen)
              SELECT node_a, node_b, count, last_seen FROM pg_temp.meshcore_staged ORDER BY node_a, node_b
            ON CONFLICT (node_a, node_b) DO UPDATE SET count = excluded.count, last_seen = excluded.last_seen
              WHERE (e.count, e.last_seen) IS DISTINCT FROM (excluded.count, excluded.last_seen)""";

    private static final String POSITION = "SELECT " + value(BuildPosition.POSITION_KEY) + ", "
            + value(BuildPosition.OPTIONS_KEY) + ", " + value(EdgeFingerprint.KEY) + ", "
            + value(BuildPosition.MERGES_KEY) + " FROM meshcore.state WHERE schema = current_schema()";

    private static final String FITTING = " HAVING " + value(EdgeFingerprint.KEY) + " = (" + FingerprintRows.LOOK + ")";

    private static final String MOVE = "INSERT INTO meshcore.state (schema, key, value)"
            + " SELECT current_schema(), key, coalesce(value, (" + FingerprintRows.LOOK + "))"
            + " FROM unnest(?::text[], ?::text[]) AS u (key, value)"
            + " ON CONFLICT (schema, key) DO UPDATE SET value = excluded.value RETURNING key, value, (SELECT m.value FROM meshcore.state m"
            + " WHERE m.schema = current_schema() AND m.key = '" + BuildPosition.MERGES_KEY + "')";

    private final NeighborDatabase database;
    private final Connection connection;
    private boolean staging;
    private OptionalLong mergesBefore = OptionalLong.empty();

    PostgresEdges(NeighborDatabase database) {
        this.database = database;
        this.connection = database.connection();
    }

    @Override
    public <T extends @Nullable Object> T reading(Work<T, SQLException> work) throws SQLException {
        return database.reading(work::run);
    }

    @Override
    public <T extends @Nullable Object> T writing(Work<T, SQLException> work) throws SQLException {
        return database.writing(work::run);
    }

    @Override
    public NodePlaces nodes() throws SQLException {
        return reading(() -> KnownNodes.places(connection));
    }

    @Override
    public long lastObservation() throws SQLException {
        return number("SELECT max(id) FROM observations");
    }

    @Override
    public <T> T scanning(NodePlaces nodes, int minHopBytes, Scanning<T, SQLException> work) throws SQLException {
        try (ObservationScan scan = new ObservationScan(database, nodes, minHopBytes)) {
            return work.with((after, limit, counts) -> scan.read(
                    after,
                    limit,
                    (a, b, direct, row) -> counts.add(a, b, direct, row.getLong(ObservationScan.SECONDS))));
        }
    }

    @Override
    public void createTables() {
        // They are part of the schema.
    }

    @Override
    public Optional<BuildPosition> position() throws SQLException {
        return position(connection);
    }

    static Optional<BuildPosition> position(Connection connection) throws SQLException {
        return position(connection, POSITION);
    }

    /** One statement, and so one round trip and one snapshot. */
    @Override
    public Optional<BuildPosition> fittingPosition() throws SQLException {
        return position(connection, POSITION + FITTING);
    }

    private static Optional<BuildPosition> position(Connection connection, String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet kept = select.executeQuery()) {
            if (!kept.next()) {
                return Optional.empty();
            }
            // A damaged position counts as missing: the edges are counted again.
            OptionalLong position = StoredValues.wholeNumber(text(kept, 1));
            return position.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new BuildPosition(
                            position.getAsLong(),
                            text(kept, 2),
                            EdgeFingerprint.parse(text(kept, 3)),
                            merges(kept, 4)));
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static long merges(ResultSet row, int column) throws SQLException {
        return StoredValues.wholeNumber(text(row, column)).orElse(0);
    }

    private static String value(String key) {
        return "max(value) FILTER (WHERE key = '" + key + "')";
    }

    /** Computes the fingerprint where it is stored. */
    @Override
    public BuildPosition move(long observation, String options) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(MOVE)) {
            upsert.setArray(1, connection.createArrayOf("text", new String[] {
                BuildPosition.POSITION_KEY, BuildPosition.OPTIONS_KEY, EdgeFingerprint.KEY
            }));
            upsert.setArray(2, connection.createArrayOf("text", new @Nullable String[] {
                Long.toString(observation), options, null
            }));
            Optional<EdgeFingerprint> fingerprint = Optional.empty();
            long merges = 0;
            try (ResultSet kept = upsert.executeQuery()) {
                while (kept.next()) {
                    merges = merges(kept, 3);
                    if (text(kept, 1).equals(EdgeFingerprint.KEY)) {
                        fingerprint = EdgeFingerprint.parse(text(kept, 2));
                    }
                }
            }
            if (mergesBefore.isPresent() && mergesBefore.getAsLong() != merges) {
                // Observations were changed while they were counted.
                StateRows.remove(connection, EdgeFingerprint.KEY);
            }
            return new BuildPosition(observation, options, fingerprint, merges);
        }
    }

    @Override
    public boolean isEmpty() throws SQLException {
        return number("SELECT count(*) FROM (SELECT FROM neighbor_edges LIMIT 1) any_row") == 0;
    }

    @Override
    public void add(EdgeCounts counts, NodePlaces nodes) throws SQLException {
        EdgeTable.add(connection, EdgeTable.ADD, counts, nodes);
    }

    /** The table is created when needed: a preview may run where that is not allowed. */
    @Override
    public void beginStaging() throws SQLException {
        mergesBefore = OptionalLong.of(StateRows.find(connection, BuildPosition.MERGES_KEY)
                .map(text -> StoredValues.wholeNumber(text).orElse(0))
                .orElse(0L));
        staging = false;
    }

    @Override
    public void stage(EdgeCounts counts, NodePlaces nodes) throws SQLException {
        if (!staging) {
            database.execute(CREATE_STAGED);
            staging = true;
        }
        EdgeTable.add(connection, EdgeTable.STAGE, counts, nodes);
    }

    @Override
    public long staged() throws SQLException {
        return number("SELECT count(*) FROM pg_temp.meshcore_staged");
    }

    @Override
    public long stagedOlder(long before) throws SQLException {
        return OldEdges.staged(connection, before);
    }

    @Override
    public long olderWithStaged(long before) throws SQLException {
        return reading(() -> OldEdges.withStaged(connection, before));
    }

    @Override
    public void replace() throws SQLException {
        database.execute(REPLACE);
    }

    @Override
    public long deleteOlder(long before) throws SQLException {
        return FingerprintRows.deleteOlder(connection, before, Integer.MAX_VALUE);
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
