package io.github.meshcorejvm.store.sqlite.backfill;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts shared by phones in files of older programs: no repair takes one for a hearing of its node. */
class SharedContactFilesTest {

    /** A-hash-0001 of testdata/vectors/hash.jsonl. */
    private static final String ADVERT = SampleAdvert.PAYLOAD;

    private static final String NODE = SampleAdvert.KEY;
    private static final String OBSERVER = "0a".repeat(32);
    private static final String GENUINE = SampleAdvert.FRAME;
    private static final String SHARED = "130000000000" + ADVERT;
    private static final String HASH = SampleAdvert.HASH;
    private static final String WRONG_HASH = "0000000000000001";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() throws SQLException {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "INSERT INTO observers (id, name) VALUES ('" + OBSERVER.toUpperCase(Locale.ROOT) + "', '')");
    }

    /** The later one does not replace the frame of the other kind, as when both are received. */
    @ParameterizedTest
    @ValueSource(strings = {GENUINE, SHARED})
    void foldingKeepsTheKindOfFrameThatCameFirst(String first) throws Exception {
        String second = first.equals(GENUINE) ? SHARED : GENUINE;
        transmission(1, HASH, first);
        observation(1, 1, "NULL", first);
        observation(2, 1, "'[]'", second);
        run(Backfill.PATH_JSON);
        assertThat(query(file, "SELECT raw_hex FROM observations")).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {GENUINE, SHARED})
    void foldingForTheIndexKeepsTheKindOfFrameThatCameFirst(String first) throws Exception {
        String second = first.equals(GENUINE) ? SHARED : GENUINE;
        execute(file, "DROP INDEX idx_observations_dedup");
        transmission(1, HASH, first);
        observation(1, 1, "'[]'", first);
        observation(2, 1, "'[]'", second);
        observation(3, 1, "'[]'", second);
        migrate();
        assertThat(query(file, "SELECT raw_hex FROM observations")).containsExactly(first);
    }

    /** An older program stored no frames of observations: its rows are judged by their transmission. */
    @Test
    void aShareDoesNotBecomeTheFrameOfAnObservationThatHadNone() throws Exception {
        execute(file, "DROP INDEX idx_observations_dedup");
        transmission(1, HASH, GENUINE);
        observation(1, 1, "'[]'", "");
        observation(2, 1, "'[]'", SHARED);
        migrate();
        assertThat(query(file, "SELECT id, raw_hex FROM observations")).containsExactly("1|null");
        observation(3, 1, "NULL", SHARED);
        run(Backfill.PATH_JSON);
        assertThat(query(file, "SELECT id, raw_hex FROM observations")).containsExactly("1|null");
        transmission(2, WRONG_HASH, SHARED);
        observation(4, 2, "'[]'", SHARED);
        run(Backfill.CONTENT_HASH);
        assertThat(query(file, "SELECT id, raw_hex FROM observations")).containsExactly("1|null");
    }

    /** What came first as a shared contact is told by its genuine twin, whichever of the rows stays. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMergedPacketHasTheRouteOfItsGenuineFrame(boolean sharedStays) throws Exception {
        transmission(1, sharedStays ? HASH : WRONG_HASH, SHARED);
        transmission(2, sharedStays ? WRONG_HASH : HASH, GENUINE);
        execute(file, "UPDATE transmissions SET code1 = '0000', code2 = '0000', route_type = 3 WHERE id = 1");
        run(Backfill.CONTENT_HASH);
        assertThat(query(file, "SELECT hash, raw_hex, route_type, payload_version, code1, code2 FROM transmissions"))
                .containsExactly(HASH + "|" + GENUINE + "|1|0|null|null");
    }

    @Test
    void anAdvertThatAlsoCameAsASharedContactCounts() throws Exception {
        execute(file, "DELETE FROM _migrations WHERE name = 'advert_count_unique_v1'");
        execute(file, "INSERT INTO nodes (public_key, advert_count) VALUES ('" + NODE + "', 9)");
        transmission(1, HASH, SHARED);
        observation(1, 1, "'[]'", SHARED);
        observation(2, 1, "'[\"AA\"]'", "1101AA" + ADVERT);
        transmission(2, WRONG_HASH, SHARED);
        observation(3, 2, "'[]'", SHARED);
        migrate();
        assertThat(query(file, "SELECT advert_count FROM nodes")).containsExactly("1");
    }

    @Test
    void noBackfillChangesANodeOrAnEdgeForASharedContact() throws Exception {
        execute(
                file,
                "INSERT INTO nodes (public_key, name, last_seen, advert_count) VALUES" + " ('" + NODE
                        + "', 'Old', '2026-01-01T00:00:00Z', 3), ('" + OBSERVER + "', 'Observer', NULL, 0)");
        execute(
                file,
                "INSERT INTO neighbor_edges (node_a, node_b, count, last_seen) VALUES ('" + OBSERVER + "', '"
                        + "ff".repeat(32) + "', 5, '2026-11-20T12:00:00Z')");
        transmission(1, "not the hash", SHARED);
        // As a program leaves it that knows neither codes nor frames of observations.
        execute(file, "UPDATE transmissions SET from_pubkey = NULL, last_seen = 0, code1 = NULL, scope_name = NULL");
        observation(1, 1, "NULL", SHARED);
        observation(2, 1, "'[]'", "");
        String tooShort = "130000000000" + ADVERT.substring(0, 40);
        transmission(2, "neither", tooShort);
        observation(3, 2, "NULL", tooShort);
        transmission(3, "nor this", "130000000000");
        observation(4, 3, "NULL", "130000000000");
        List<String> before = nodesAndEdges();
        for (Backfill backfill : Backfill.values()) {
            run(backfill);
        }
        assertThat(nodesAndEdges()).isEqualTo(before);
        MeshStore.at(file, StoreOptions.DEFAULT).neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
        assertThat(query(
                        file,
                        "SELECT node_a, node_b FROM neighbor_edges WHERE node_a = '" + NODE + "' OR node_b = '" + NODE
                                + "'"))
                .isEmpty();
        assertThat(query(file, "SELECT count(*) FROM client_receptions")).containsExactly("0");
        assertThat(query(file, "SELECT public_key FROM nodes")).hasSize(2);
    }

    private List<String> nodesAndEdges() throws SQLException {
        List<String> all = query(file, "SELECT * FROM nodes ORDER BY 1");
        all.addAll(query(file, "SELECT * FROM inactive_nodes"));
        all.addAll(query(file, "SELECT * FROM neighbor_edges"));
        return all;
    }

    private void migrate() throws Exception {
        MeshStore.at(file, StoreOptions.DEFAULT).schema().migrate(MigrationProgress.NONE);
    }

    private void run(Backfill backfill) throws InterruptedException {
        new BackfillRunner(file, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                .run(backfill, BackfillOptions.DEFAULT.withBatch(2), BackfillProgress.NONE);
    }

    private void transmission(int id, String hash, String raw) throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, hash, raw_hex, first_seen, route_type, payload_type, payload_version,"
                        + " from_pubkey, decoded_json) VALUES (" + id + ", '" + hash + "', '" + raw
                        + "', '2026-11-20T12:00:0" + id + "Z', " + (raw.equals(GENUINE) ? 1 : 3) + ", 4, 0, '" + NODE
                        + "', '{\"pubKey\": \"" + NODE + "\"}')");
    }

    private void observation(int id, int transmission, String path, String raw) throws SQLException {
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp, raw_hex) VALUES ("
                        + id + ", " + transmission + ", 1, " + path + ", 1763640000, nullif('" + raw + "', ''))");
    }
}
