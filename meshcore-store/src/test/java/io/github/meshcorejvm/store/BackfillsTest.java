package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The backfills that all engines have. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
class BackfillsTest {

    /** A-group-0001 of testdata/vectors/group.jsonl: "Hi all" from Alice on Public, two hops of two bytes. */
    private static final String TEXT =
            "1542F43EB61E1193E2D8B79A88035064B791C6A03737D39258DFECE48F44745E4C654974F8C1EDABC1";

    @Parameter
    private StoreEngine engine;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Maintenance maintenance;

    @BeforeEach
    void make() {
        database = engine.create(folder);
        maintenance = database.store().maintenance();
    }

    private BackfillReport run(Backfill backfill, BackfillOptions options, BackfillProgress progress)
            throws InterruptedException {
        return maintenance.backfill(backfill, InterpreterSettings.DEFAULT, options, progress);
    }

    private BackfillReport run(Backfill backfill) throws InterruptedException {
        return run(backfill, BackfillOptions.DEFAULT.withBatch(2), BackfillProgress.NONE);
    }

    private void transmission(int id, String raw, int type, String json) throws SQLException {
        database.execute("INSERT INTO transmissions (id, hash, raw_hex, first_seen, payload_type, decoded_json)"
                + " VALUES (" + id + ", 'h" + id + "', '" + raw + "', '2026-11-20T12:00:00Z', " + type + ", '" + json
                + "')");
    }

    private void makeDecodable() throws SQLException {
        transmission(1, TEXT, 5, "{\"type\":\"GRP_TXT\",\"channelHashHex\":\"11\"}");
        transmission(2, SampleAdvert.FRAME, 4, "{\"type\":\"ADV");
        transmission(3, "", 5, "{\"type\":\"CHAN\",\"channel\":\"ch1\"}");
        // Another text of Public with its MAC changed: no known key decrypts it.
        transmission(4, TEXT.replace("93E2D8", "93E3D8"), 5, "{\"type\":\"CHAN\",\"channel\":\"#a\"}");
        // What only a lenient parser takes for JSON.
        transmission(5, SampleAdvert.FRAME, 4, "{type:''ADVERT''}");
    }

    @Test
    void aTextIsDecryptedBrokenJsonIsRepairedAndNoTextIsEncryptedAgain() throws Exception {
        makeDecodable();
        assertThat(run(Backfill.DECODED, BackfillOptions.DEFAULT.withDryRun(true), BackfillProgress.NONE))
                .extracting(BackfillReport::lookedAt, BackfillReport::changed, BackfillReport::left)
                .containsExactly(5L, 3L, 1L);
        assertThat(run(Backfill.DECODED))
                .extracting(BackfillReport::lookedAt, BackfillReport::changed, BackfillReport::left)
                .containsExactly(5L, 3L, 1L);
        assertThat(database.query("SELECT id, substr(decoded_json, 1, 13), CASE WHEN decoded_json LIKE"
                        + " '%\"sender\":\"Alice\"%' THEN 'Alice' END, channel_hash FROM transmissions ORDER BY id"))
                .containsExactly(
                        "1|{\"type\":\"CHAN|Alice|Public",
                        "2|{\"type\":\"ADVE|null|null",
                        "3|{\"type\":\"CHAN|null|null",
                        "4|{\"type\":\"CHAN|null|null",
                        "5|{\"type\":\"ADVE|null|null");
        assertThat(run(Backfill.DECODED).changed()).isZero();
    }

    @Test
    void anAdvertWithoutSenderGetsThatOfItsPacket() throws Exception {
        makeDecodable();
        transmission(6, SampleAdvert.FRAME, 4, "{}");
        transmission(7, SampleAdvert.FRAME, 4, "{}");
        transmission(8, SampleAdvert.FRAME.substring(0, 60), 4, "{}");
        database.execute("UPDATE transmissions SET from_pubkey = '' WHERE id IN (2, 6, 8)");
        database.execute("UPDATE transmissions SET from_pubkey = 'abcd' WHERE id = 7");
        run(Backfill.DECODED);
        assertThat(database.query("SELECT id, from_pubkey FROM transmissions WHERE payload_type = 4 ORDER BY id"))
                .containsExactly(
                        "2|" + SampleAdvert.KEY, "5|" + SampleAdvert.KEY, "6|" + SampleAdvert.KEY, "7|abcd", "8|");
        database.execute("UPDATE transmissions SET from_pubkey = '' WHERE id = 6");
        assertThat(run(Backfill.DECODED).changed())
                .as("also where only the sender is missing")
                .isEqualTo(1);
        assertThat(database.query("SELECT from_pubkey FROM transmissions WHERE id = 6"))
                .containsExactly(SampleAdvert.KEY);
        assertThat(run(Backfill.DECODED).changed()).isZero();
    }

    @Test
    void aSenderThatTurnsUpIsCountedByTheGraph() throws Exception {
        String observer = "0a".repeat(32);
        database.execute("INSERT INTO observers (id, name) VALUES ('" + observer + "', '')");
        transmission(1, SampleAdvert.FRAME, 4, "{\"type\":\"ADV");
        heard(1, 1);
        assertThat(update().counts()).isZero();
        run(Backfill.DECODED);
        assertThat(update().kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(database.query("SELECT node_a, node_b, count FROM neighbor_edges"))
                .containsExactly(observer + "|" + SampleAdvert.KEY + "|1");

        database.execute("UPDATE transmissions SET from_pubkey = ''");
        run(Backfill.DECODED);
        assertThat(update().kind())
                .as("the graph knew the sender from the JSON")
                .isEqualTo(BuildReport.Kind.INCREMENTAL);
        transmission(2, SampleAdvert.FRAME, 4, "{\"type\":\"ADV");
        heard(2, 2);
        run(Backfill.DECODED);
        assertThat(update().kind()).as("the observation is not counted yet").isEqualTo(BuildReport.Kind.INCREMENTAL);
        assertThat(database.query("SELECT count FROM neighbor_edges")).containsExactly("2");
    }

    private void heard(int id, int transmission) throws SQLException {
        database.execute("INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp, raw_hex)"
                + " VALUES (" + id + ", " + transmission + ", 1, '[]', 1763640000, '" + SampleAdvert.FRAME + "')");
    }

    private BuildReport update() {
        return database.store().neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
    }

    @Test
    void aRunThatEndedInBetweenIsResumed() throws Exception {
        makeDecodable();
        BackfillOptions single = BackfillOptions.DEFAULT.withBatch(1);
        assertThatThrownBy(() -> run(Backfill.DECODED, single, (backfill, fraction, soFar) -> {
                    if (soFar.lookedAt() == 2) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        assertThat(run(Backfill.DECODED))
                .extracting(BackfillReport::lookedAt, BackfillReport::changed)
                .containsExactly(3L, 1L);
        assertThat(run(Backfill.DECODED).lookedAt()).isEqualTo(5);
    }

    @Test
    void aPathIsResolvedByTheNodesAndEdgesOfToday() throws Exception {
        String one = "a1" + "0".repeat(62);
        String sender = "50" + "0".repeat(62);
        String neighbor = "b001" + "0".repeat(60);
        database.execute("INSERT INTO nodes (public_key) VALUES ('" + one + "'), ('" + sender + "'), ('" + neighbor
                + "'), ('b002" + "0".repeat(60) + "')");
        database.execute("INSERT INTO neighbor_edges VALUES ('" + sender + "', '" + neighbor + "', 1, NULL)");
        transmission(1, "", 5, "{}");
        transmission(2, "", 4, "{}");
        database.execute("UPDATE transmissions SET from_pubkey = '" + sender + "' WHERE id = 2");
        String[] paths = {"1, '[\"A1\",\"B0\"]'", "1, '[\"FF\"]'", "2, '[\"B0\"]'", "1, '[]'", "1, NULL", "1, 'x'"};
        for (int id = 0; id < paths.length; id++) {
            database.execute("INSERT INTO observations (id, transmission_id, path_json, timestamp) VALUES (" + id + ", "
                    + paths[id] + ", 1)");
        }
        BackfillReport report = run(Backfill.RESOLVED_PATH);
        assertThat(database.query("SELECT id, resolved_path FROM observations ORDER BY id"))
                .containsExactly(
                        "0|[\"" + one + "\",null]", "1|null", "2|[\"" + neighbor + "\"]", "3|null", "4|null", "5|null");
        assertThat(report.changed()).isEqualTo(2);
        assertThat(run(Backfill.RESOLVED_PATH).changed()).isZero();
    }

    @Test
    void aServerRefusesBackfillsOfOlderFiles() {
        if (engine == StoreEngine.POSTGRESQL) {
            assertThat(maintenance.pendingBackfills()).isEmpty();
            assertThatThrownBy(() -> run(Backfill.CONTENT_HASH))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("backfill content_hash is for SQLite files only: run it on the file before it is copied"
                            + " to PostgreSQL (possible here: decoded, resolved_path)");
        }
    }
}
