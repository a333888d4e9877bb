package io.github.meshcorejvm.store.sqlite.neighbor;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repairs of observations which the edges have counted: the next build gives what a rebuild gives. */
class MergedObservationsTest {

    private static final String NODE = SampleAdvert.KEY;
    private static final String HASH = SampleAdvert.HASH;

    @TempDir
    private Path folder;

    private Path file;
    private MeshStore store;

    @BeforeEach
    void make() throws SQLException {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        store = MeshStore.at(file, StoreOptions.DEFAULT);
        execute(file, "DROP INDEX idx_observations_dedup");
        execute(file, "INSERT INTO observers (id, name) VALUES ('" + "0A".repeat(32) + "', '')");
        execute(file, "INSERT INTO nodes (public_key, advert_count) VALUES ('" + NODE + "', 2)");
        transmission(1, HASH);
        observation(1, 1, "'[]'");
    }

    @Test
    void mergedTransmissionsAreCountedOnceByTheGraphAndTheNode() throws Exception {
        transmission(2, "0000000000000001");
        observation(2, 2, "'[]'");
        update();
        assertThat(counts()).containsExactly("2");
        run(Backfill.CONTENT_HASH);
        assertThat(update().kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(counts()).containsExactly("1");
        assertThat(query(file, "SELECT advert_count FROM nodes")).containsExactly("1");
        assertThat(update().kind()).isEqualTo(BuildReport.Kind.INCREMENTAL);
    }

    @Test
    void observationsThatTurnOutEqualAreCountedOnce() throws Exception {
        update();
        observation(2, 1, "NULL");
        // As a program counts it that takes a missing path for an empty one.
        execute(file, "UPDATE neighbor_edges SET count = 2");
        execute(file, "UPDATE meshcore_state SET value = replace(value, '1 1 ', '1 2 ') WHERE key LIKE '%fingerprint'");
        execute(file, "UPDATE meshcore_state SET value = '2' WHERE key = 'neighbor.position'");
        run(Backfill.PATH_JSON);
        update();
        assertThat(counts()).containsExactly("1");
    }

    @Test
    void duplicatesFoldedForTheIndexAreCountedOnce() throws Exception {
        observation(2, 1, "'[]'");
        update();
        assertThat(counts()).containsExactly("2");
        store.schema().migrate(MigrationProgress.NONE);
        update();
        assertThat(counts()).containsExactly("1");
    }

    @Test
    void aSenderFoundInThePacketIsCounted() throws Exception {
        execute(file, "UPDATE transmissions SET from_pubkey = NULL, decoded_json = '{\"type\":\"ADV'");
        update();
        assertThat(counts()).isEmpty();
        run(Backfill.FROM_PUBKEY);
        assertThat(update().kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(counts()).containsExactly("1");
    }

    /** Also in a text that is cut off behind the key. */
    @Test
    void aSenderThatWasKnownFromTheJsonIsNotCountedAgain() throws Exception {
        execute(
                file,
                "UPDATE transmissions SET from_pubkey = NULL, decoded_json = '{\"pubKey\":\"" + NODE + "\",\"na'");
        update();
        assertThat(counts()).containsExactly("1");
        run(Backfill.FROM_PUBKEY);
        run(Backfill.DECODED);
        assertThat(query(file, "SELECT from_pubkey FROM transmissions")).containsExactly(NODE);
        assertThat(update().kind()).isEqualTo(BuildReport.Kind.INCREMENTAL);
    }

    @Test
    void observationsSetAsideAreNotCounted() throws Exception {
        execute(file, "DELETE FROM _migrations WHERE name = 'cleanup_legacy_null_hash_ts'");
        execute(
                file,
                "INSERT INTO transmissions (id, hash, raw_hex, first_seen, route_type, payload_type, from_pubkey,"
                        + " decoded_json) VALUES (2, '', '', '2026-11-20T12:00:00Z', 1, 4, '" + NODE + "', '{}')");
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp)"
                        + " VALUES (2, 2, 1, '[]', 1763640000)");
        store.schema().migrate(MigrationProgress.NONE);
        update();
        assertThat(counts()).containsExactly("2");
        store.schema().migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        assertThat(query(file, "SELECT id FROM observations")).containsExactly("1");
        update();
        assertThat(counts()).containsExactly("1");
    }

    /** The rebuild has read the rows as they were: its result fits no longer when it is written. */
    @Test
    void mergesDuringARebuildAreSeenByTheNextBuild() throws Exception {
        observation(2, 1, "'[]'");
        update();
        execute(
                file,
                "CREATE TRIGGER meanwhile BEFORE DELETE ON neighbor_edges BEGIN"
                        + " DELETE FROM observations WHERE id = 2;"
                        + " INSERT INTO meshcore_state VALUES ('neighbor.merges', '1'); END");
        store.neighbors().rebuild(NeighborOptions.DEFAULT, Optional.empty());
        execute(file, "DROP TRIGGER meanwhile");
        assertThat(counts()).containsExactly("2");
        update();
        assertThat(counts()).containsExactly("1");
    }

    private BuildReport update() {
        return store.neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
    }

    private List<String> counts() throws SQLException {
        return query(file, "SELECT count FROM neighbor_edges");
    }

    private void run(Backfill backfill) throws InterruptedException {
        store.maintenance()
                .backfill(backfill, InterpreterSettings.DEFAULT, BackfillOptions.DEFAULT, BackfillProgress.NONE);
    }

    private void transmission(int id, String hash) throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, hash, raw_hex, first_seen, route_type, payload_type, payload_version,"
                        + " from_pubkey, decoded_json) VALUES (" + id + ", '" + hash + "', '" + SampleAdvert.FRAME
                        + "', '2026-11-20T12:00:00Z', 1, 4, 0, '" + NODE + "', '{}')");
    }

    private void observation(int id, int transmission, String path) throws SQLException {
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp, raw_hex) VALUES ("
                        + id + ", " + transmission + ", 1, " + path + ", 1763640000, '" + SampleAdvert.FRAME + "')");
    }
}
