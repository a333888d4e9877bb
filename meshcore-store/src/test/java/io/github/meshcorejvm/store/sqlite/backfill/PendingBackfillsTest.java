package io.github.meshcorejvm.store.sqlite.backfill;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of an older program: in its own file, or added while it ran again in between. */
class PendingBackfillsTest {

    /** A-hash-0001 of testdata/vectors/hash.jsonl, on a route with codes. */
    private static final String ADVERT = "100102030400" + SampleAdvert.PAYLOAD;

    private static final String KEY = SampleAdvert.KEY;

    @TempDir
    private Path folder;

    private Path file;
    private Maintenance maintenance;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        maintenance = MeshStore.at(file, StoreOptions.DEFAULT).maintenance();
    }

    @Test
    void rowsThatAnOlderProgramAddsAreFilledAlthoughTheNamesAreRecorded() throws Exception {
        assertThat(maintenance.pendingBackfills()).isEmpty();
        olderProgramWrites(1);
        assertThat(maintenance.pendingBackfills())
                .containsExactlyInAnyOrder(
                        Backfill.LAST_SEEN, Backfill.FROM_PUBKEY, Backfill.ADVERT_EVIDENCE, Backfill.TRANSPORT_CODES);
        runPending();
        assertThat(query(
                        file,
                        "SELECT last_seen, from_pubkey, code1, code2, bit FROM transmissions"
                                + " JOIN advert_route_evidence ON tx_id = transmissions.id"))
                .containsExactly("1763640000|" + KEY + "|0102|0304|1");
        assertThat(maintenance.pendingBackfills()).isEmpty();
    }

    /** The time of a look must not grow with the file: it begins where the last one ended. */
    @Test
    void aLookBeginsWhereTheLastOneEnded() throws Exception {
        olderProgramWrites(1);
        olderProgramWrites(100_000);
        runPending();
        maintenance.noteFilled();
        execute(file, "UPDATE transmissions SET from_pubkey = NULL WHERE id = 1");
        assertThat(maintenance.pendingBackfills()).isEmpty();
        olderProgramWrites(100_001);
        assertThat(maintenance.pendingBackfills()).contains(Backfill.FROM_PUBKEY, Backfill.LAST_SEEN);
    }

    /** What no backfill can fill is not pending for ever. */
    @Test
    void rowsWithoutDataAreNotPending() throws Exception {
        execute(
                file,
                "INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type)"
                        + " VALUES ('ZZ', 'h', 'never', 0, 5)");
        assertThat(maintenance.pendingBackfills()).isEmpty();
    }

    /** Such as an advert that is cut short, which has no key. */
    @Test
    void whatThisProgramWritesIsNotPending() throws Exception {
        PacketInterpreter interpreter = new PacketInterpreter(InterpreterSettings.DEFAULT);
        Instant now = Instant.parse("2026-11-20T14:05:09Z");
        List<Observation> observations = new ArrayList<>();
        for (int type = 0; type < 16; type++) {
            for (String payload : List.of("00", "01".repeat(40))) {
                Bytes frame = Bytes.ofHex(String.format(Locale.ROOT, "%02X00", type << 2 | 1) + payload);
                if (interpreter.interpret(Packet.decode(frame)) instanceof Interpretation.Stored packet) {
                    observations.add(Observation.of(packet, frame, now));
                }
            }
        }
        assertThat(observations).hasSizeGreaterThan(20);
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            store.writer().write(observations);
        }
        assertThat(query(file, "SELECT count(*) FROM transmissions WHERE payload_type = 4 AND from_pubkey IS NULL"))
                .doesNotContain("0");
        assertThat(maintenance.pendingBackfills()).isEmpty();
    }

    @Test
    void aNameSaysThatTheRowsAreFilled() throws Exception {
        execute(file, "DELETE FROM _migrations");
        olderProgramWrites(1);
        MeshStore.at(file, StoreOptions.DEFAULT).schema().migrate(MigrationProgress.NONE);
        String recorded = "SELECT count(*) FROM _migrations WHERE name = 'from_pubkey_v1'";
        assertThat(query(file, recorded)).containsExactly("0");
        runPending();
        assertThat(query(file, recorded)).containsExactly("1");
    }

    private void runPending() throws InterruptedException {
        for (Backfill backfill : maintenance.pendingBackfills()) {
            maintenance.backfill(backfill, InterpreterSettings.DEFAULT, BackfillOptions.DEFAULT, BackfillProgress.NONE);
        }
    }

    /** Without the columns that came later. */
    private void olderProgramWrites(int id) throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, route_type, payload_type, decoded_json)"
                        + " VALUES (" + id + ", '" + ADVERT + "', 'h" + id + "', '2026-11-20T11:00:00Z', 0, 4,"
                        + " '{\"type\":\"ADVERT\",\"pubKey\":\"" + KEY + "\"}')");
        execute(
                file,
                "INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (" + id
                        + ", 1, 1763640000)");
    }
}
