package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.EdgeCounts;
import io.github.meshcorejvm.store.graph.Mesh;
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
import java.util.List;
import java.util.Map;
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

    private final NeighborDatabase database;
    private final Connection connection;
    private boolean staging;

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
    public Mesh mesh() throws SQLException {
        return reading(() -> KnownNodes.mesh(connection));
    }

    @Override
    public long lastObservation() throws SQLException {
        return number("SELECT max(id) FROM observations");
    }

    @Override
    public <T> T scanning(Mesh mesh, int minHopBytes, Scanning<T, SQLException> work) throws SQLException {
        try (ObservationScan scan = new ObservationScan(database, mesh, minHopBytes)) {
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
        Map<String, String> kept = StateRows.find(
                connection, List.of(BuildPosition.POSITION_KEY, BuildPosition.OPTIONS_KEY, EdgeFingerprint.KEY));
        // A damaged position counts as missing: the edges are counted again.
        OptionalLong position = StoredValues.wholeNumber(kept.getOrDefault(BuildPosition.POSITION_KEY, ""));
        return position.isEmpty()
                ? Optional.empty()
                : Optional.of(new BuildPosition(
                        position.getAsLong(),
                        kept.getOrDefault(BuildPosition.OPTIONS_KEY, ""),
                        Optional.ofNullable(kept.get(EdgeFingerprint.KEY)).flatMap(EdgeFingerprint::parse)));
    }

    @Override
    public boolean fits(BuildPosition position) throws SQLException {
        return position.fingerprint().isPresent()
                && position.fingerprint().get().equals(FingerprintRows.of(connection));
    }

    @Override
    public BuildPosition move(long observation, String options) throws SQLException {
        EdgeFingerprint fingerprint = FingerprintRows.of(connection);
        StateRows.put(
                connection,
                Map.of(
                        BuildPosition.POSITION_KEY, Long.toString(observation),
                        BuildPosition.OPTIONS_KEY, options,
                        EdgeFingerprint.KEY, fingerprint.text()));
        return new BuildPosition(observation, options, Optional.of(fingerprint));
    }

    @Override
    public boolean isEmpty() throws SQLException {
        return number("SELECT count(*) FROM (SELECT FROM neighbor_edges LIMIT 1) any_row") == 0;
    }

    @Override
    public void add(EdgeCounts counts, Mesh mesh) throws SQLException {
        EdgeTable.add(connection, EdgeTable.ADD, counts, mesh);
    }

    /** The table is created when needed: a preview may run where that is not allowed. */
    @Override
    public void beginStaging() {
        staging = false;
    }

    @Override
    public void stage(EdgeCounts counts, Mesh mesh) throws SQLException {
        if (!staging) {
            database.execute(CREATE_STAGED);
            staging = true;
        }
        EdgeTable.add(connection, EdgeTable.STAGE, counts, mesh);
    }

    @Override
    public long staged() throws SQLException {
        return number("SELECT count(*) FROM pg_temp.meshcore_staged");
    }

    @Override
    public void replace() throws SQLException {
        database.execute(REPLACE);
    }

    @Override
    public void deleteOlder(long before) throws SQLException {
        FingerprintRows.deleteOlder(connection, before, Integer.MAX_VALUE);
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
