package io.github.meshcorejvm.store.sqlite.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.testing.Sql;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The backfill content_hash by its sentences in the database contract. */
class ContentHashBackfillTest extends BackfillFixture {

    @Test
    @DisplayName(
            "content_hash: a wrong hash is repaired; two rows of a packet become one with the observations of both")
    void contentHash() throws Exception {
        transmission(1, NO_HOPS.substring(0, 16).toLowerCase(Locale.ROOT), NO_HOPS, 4, "{}");
        transmission(2, HASH, THREE_HOPS, 4, "{}");
        transmission(3, "0000000000000003", TEXT, 5, "{}");
        transmission(4, "00000000000000c4", "", 5, "{}");
        transmission(5, "00000000000000c5", "FF", 5, "{}");
        Sql.execute(file, "UPDATE transmissions SET last_seen = 1000 * (3 - id) WHERE id < 3");
        observation(1, 1, "1, '[]', 100, 1.5, -80, NULL");
        observation(2, 1, "2, '[]', 100, 1.5, NULL, NULL");
        observation(3, 1, "NULL, '[]', 100, 1.5, NULL, NULL");
        observation(4, 2, "1, '[]', 200, 2.5, NULL, NULL");
        observation(5, 2, "1, '[\"2E\"]', 200, 2.5, NULL, NULL");
        BackfillReport preview = run(Backfill.CONTENT_HASH, BackfillOptions.DEFAULT.withDryRun(true));
        BackfillReport report = run(Backfill.CONTENT_HASH);
        assertThat(Sql.query(file, "SELECT id, hash, first_seen, last_seen FROM transmissions ORDER BY id"))
                .containsExactly(
                        "2|" + HASH + "|2026-11-20T12:00:01Z|2000",
                        "3|" + TEXT_HASH + "|2026-11-20T12:00:03Z|0",
                        "4|00000000000000c4|2026-11-20T12:00:04Z|0",
                        "5|00000000000000c5|2026-11-20T12:00:05Z|0");
        assertThat(Sql.query(file, "SELECT id, transmission_id, path_json, snr, rssi FROM observations ORDER BY id"))
                .containsExactly("1|2|[]|2.5|-80.0", "2|2|[]|1.5|null", "3|2|[]|1.5|null", "5|2|[\"2E\"]|2.5|null");
        assertThat(report.merged()).isEqualTo(preview.merged()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(preview.changed()).isEqualTo(1);
        assertThat(run(Backfill.CONTENT_HASH).changed()).isZero();
    }

    @Test
    @DisplayName("content_hash keeps what the frames of both rows prove, also where a frame replaces another")
    void contentHashKeepsEvidence() throws Exception {
        String direct = "12" + NO_HOPS.substring(2);
        transmission(1, HASH, NO_HOPS, 4, "{}");
        transmission(2, "0000000000000002", NO_HOPS, 4, "{}");
        observation(1, 1, "1, '[]', 100, 1.5, -80, '" + direct + "'");
        observation(2, 2, "1, '[]', 100, 1.5, -80, '" + NO_HOPS + "'");
        assertThat(run(Backfill.CONTENT_HASH).merged()).isEqualTo(1);
        assertThat(Sql.query(file, "SELECT id, raw_hex FROM observations")).containsExactly("1|" + NO_HOPS);
        assertThat(Sql.query(file, "SELECT tx_id, bit FROM advert_route_evidence ORDER BY bit"))
                .containsExactly("1|1", "1|2");
    }

    @Test
    @DisplayName("content_hash keeps apart what an observer heard over two paths that are not filled in yet")
    void contentHashKeepsReceptions() throws Exception {
        String ten = "110110" + ADVERT;
        String twenty = "110120" + ADVERT;
        transmission(1, HASH, NO_HOPS, 4, "{}");
        transmission(2, "0000000000000002", NO_HOPS, 4, "{}");
        observation(1, 1, "1, NULL, 100, 1.5, -80, '" + ten + "'");
        observation(2, 2, "1, '', 101, 2.5, NULL, '" + twenty + "'");
        observation(3, 2, "1, '[\"10\"]', 102, NULL, -90, NULL");
        observation(4, 1, "2, NULL, 103, 3.5, NULL, NULL");
        observation(5, 2, "2, NULL, 104, 4.5, NULL, 'FFFFFF'");
        assertThat(run(Backfill.CONTENT_HASH).merged()).isEqualTo(1);
        assertThat(Sql.query(
                        file,
                        "SELECT id, transmission_id, path_json, timestamp, snr, rssi, raw_hex FROM observations"
                                + " ORDER BY id"))
                .containsExactly(
                        "1|1|[\"10\"]|100|1.5|-90.0|" + ten,
                        "2|1|[\"20\"]|101|2.5|null|" + twenty,
                        "4|1|null|103|4.5|null|FFFFFF");
    }

    @Test
    @DisplayName("content_hash folds rows of one transmission that turn out equal, also without the unique index")
    void contentHashFoldsWhatTurnsOutEqual() throws Exception {
        Sql.execute(file, "DROP INDEX idx_observations_dedup");
        String ten = "110110" + ADVERT;
        transmission(1, HASH, NO_HOPS, 4, "{}");
        transmission(2, "0000000000000002", NO_HOPS, 4, "{}");
        observation(1, 2, "1, '[\"10\"]', 100, 1.5, -80, NULL");
        observation(2, 2, "1, NULL, 101, 2.5, NULL, '" + ten + "'");
        observation(3, 1, "1, NULL, 102, NULL, -90, '" + ten + "'");
        run(Backfill.CONTENT_HASH);
        assertThat(Sql.query(file, "SELECT id, transmission_id, path_json, timestamp, snr, rssi FROM observations"))
                .containsExactly("1|1|[\"10\"]|100|2.5|-90.0");
    }

    @Test
    @DisplayName("content_hash bears rows that hold each other's hash")
    void swappedHashes() throws Exception {
        transmission(1, TEXT_HASH, NO_HOPS, 4, "{}");
        transmission(2, HASH, TEXT, 5, "{}");
        run(Backfill.CONTENT_HASH);
        assertThat(Sql.query(file, "SELECT id, hash FROM transmissions ORDER BY id"))
                .containsExactly("1|" + HASH, "2|" + TEXT_HASH);
    }
}
