package io.github.meshcorejvm.store.sqlite.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import io.github.meshcorejvm.store.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each backfill by its sentence in the database contract; packets and their hashes are vectors of the firmware. */
class BackfillTest extends BackfillFixture {

    @Test
    @DisplayName("last_seen: the newest observation's time, else first_seen in any of its spellings; else it is left")
    void lastSeen() throws Exception {
        transmission(1, "h1", "", 5, "{}");
        transmission(2, "h2", "", 5, "{}");
        transmission(3, "h3", "", 5, "{}");
        transmission(4, "h4", "", 5, "{}");
        Sql.execute(file, "UPDATE transmissions SET first_seen = '2026-11-20 12:00:02.535' WHERE id = 2");
        Sql.execute(file, "UPDATE transmissions SET first_seen = 'never' WHERE id = 3");
        Sql.execute(file, "UPDATE transmissions SET last_seen = 7 WHERE id = 4");
        observation(1, 1, "1, '[]', 1000, NULL, NULL, NULL");
        observation(2, 1, "2, '[]', 3000, NULL, NULL, NULL");
        BackfillReport report = run(Backfill.LAST_SEEN);
        assertThat(Sql.query(file, "SELECT id, last_seen FROM transmissions ORDER BY id"))
                .containsExactly("1|3000", "2|1795176002", "3|0", "4|7");
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.left()).isEqualTo(1);
        assertThat(Sql.query(file, "SELECT status FROM _async_migrations WHERE name = 'tx_last_seen_backfill_v1'"))
                .containsExactly("done");
    }

    @Test
    @DisplayName("from_pubkey: the advert's key in lower case, '' when there is none; and it ends")
    void fromPubkey() throws Exception {
        transmission(1, "h1", "", 4, "{\"type\":\"ADVERT\",\"pubKey\":\"ABCD\"}");
        transmission(2, "h2", "", 4, "{\"type\":\"ADVERT\"}");
        transmission(3, "h3", "", 4, "no json");
        transmission(4, "h4", "", 5, "{\"pubKey\":\"ABCD\"}");
        transmission(5, "h5", "", 4, "{\"pubKey\":5}");
        assertThat(run(Backfill.FROM_PUBKEY).changed()).isEqualTo(4);
        assertThat(Sql.query(file, "SELECT id, from_pubkey FROM transmissions ORDER BY id"))
                .containsExactly("1|abcd", "2|", "3|", "4|null", "5|");
        assertThat(run(Backfill.FROM_PUBKEY).changed()).isZero();
    }

    @Test
    @DisplayName(
            "from_pubkey: where decoded_json has no key, that of the packet; '' only if the packet has none either")
    void fromPubkeyOfThePacket() throws Exception {
        transmission(1, "h1", SampleAdvert.FRAME, 4, "{\"type\":\"ADV");
        transmission(2, "h2", SampleAdvert.FRAME, 4, "{\"type\":\"ADVERT\"}");
        transmission(3, "h3", SampleAdvert.FRAME.substring(0, 60), 4, "{\"type\":\"ADV");
        transmission(4, "h4", SampleAdvert.FRAME, 4, "{\"pubKey\":\"ABCD\"}");
        assertThat(run(Backfill.FROM_PUBKEY).changed()).isEqualTo(4);
        assertThat(Sql.query(file, "SELECT id, from_pubkey FROM transmissions ORDER BY id"))
                .containsExactly("1|" + SampleAdvert.KEY, "2|" + SampleAdvert.KEY, "3|", "4|abcd");
    }

    @Test
    @DisplayName("path_json: from the observation's packet, [] without hops; a twin takes the row in; TRACE stays")
    void pathJson() throws Exception {
        transmission(1, HASH, NO_HOPS, 4, "{}");
        transmission(2, "h2", "", 5, "{}");
        observation(1, 1, "1, NULL, 100, 1.5, -80, '" + NO_HOPS + "'");
        observation(2, 1, "2, '', 100, 2.5, NULL, '" + THREE_HOPS + "'");
        observation(3, 1, "2, '[\"2E\",\"C0\",\"3F\"]', 101, NULL, -90, NULL");
        observation(4, 1, "NULL, NULL, 100, NULL, NULL, '" + TEXT + "'");
        observation(5, 2, "1, NULL, 100, NULL, NULL, 'FFFFFF'");
        // A-trace: header 0x26 is a direct TRACE; its path bytes are SNR.
        observation(6, 2, "2, NULL, 100, NULL, NULL, '2601283930201000000000000102'");
        observation(7, 2, "NULL, NULL, 100, NULL, NULL, NULL");
        BackfillReport preview = run(Backfill.PATH_JSON, BackfillOptions.DEFAULT.withDryRun(true));
        BackfillReport report = run(Backfill.PATH_JSON);
        assertThat(Sql.query(file, "SELECT id, path_json, timestamp, snr, rssi FROM observations ORDER BY id"))
                .containsExactly(
                        "1|[]|100|1.5|-80.0",
                        "3|[\"2E\",\"C0\",\"3F\"]|101|2.5|-90.0",
                        "4|[\"F43E\",\"B61E\"]|100|null|null",
                        "5|null|100|null|null",
                        "6|null|100|null|null",
                        "7|null|100|null|null");
        assertThat(report.lookedAt()).isEqualTo(7);
        assertThat(report.changed()).isEqualTo(preview.changed()).isEqualTo(2);
        assertThat(report.merged()).isEqualTo(preview.merged()).isEqualTo(1);
    }

    @Test
    @DisplayName("path_json finds the twin also where the unique index is still to be built")
    void pathJsonWithoutIndex() throws Exception {
        Sql.execute(file, "DROP INDEX idx_observations_dedup");
        transmission(1, HASH, NO_HOPS, 4, "{}");
        observation(1, 1, "1, NULL, 100, 1.5, NULL, '" + NO_HOPS + "'");
        observation(2, 1, "1, '[]', 100, NULL, -70, '" + NO_HOPS + "'");
        assertThat(run(Backfill.PATH_JSON).merged()).isEqualTo(1);
        assertThat(Sql.query(file, "SELECT id, path_json, snr, rssi FROM observations"))
                .containsExactly("2|[]|1.5|-70.0");
    }

    @Test
    @DisplayName("default_scope: that of the newest advert with a region, by time, for both tables of nodes")
    void defaultScope() throws Exception {
        String key = "ab".repeat(32);
        for (String table : new String[] {"nodes", "inactive_nodes"}) {
            Sql.execute(file, "INSERT INTO " + table + " (public_key, default_scope) VALUES ('" + key + "', '#old')");
        }
        Sql.execute(file, "INSERT INTO nodes (public_key) VALUES ('" + "cd".repeat(32) + "')");
        for (int id = 1; id <= 5; id++) {
            transmission(id, "h" + id, "", 4, "{}");
        }
        Sql.execute(file, "UPDATE transmissions SET from_pubkey = '" + key + "', scope_name = '#r' || id");
        // A clock that ran ahead.
        Sql.execute(file, "UPDATE transmissions SET first_seen = '2099-01-01T00:00:00Z' WHERE id = 5");
        Sql.execute(file, "UPDATE transmissions SET first_seen = '2026-11-21 00:00:00.5' WHERE id = 2");
        Sql.execute(file, "UPDATE transmissions SET first_seen = '2026-11-22T00:00:00Z', scope_name = '' WHERE id = 3");
        run(Backfill.DEFAULT_SCOPE);
        assertThat(Sql.query(
                        file, "SELECT default_scope FROM nodes UNION ALL SELECT default_scope FROM inactive_nodes"))
                .containsExactly("#r2", "null", "#r2");
    }

    @Test
    @DisplayName("channel_hash: the channel's name, or enc_ and the hash byte; public becomes Public")
    void channelHash() throws Exception {
        transmission(1, "h1", "", 5, "{\"type\":\"CHAN\",\"channel\":\"public\"}");
        transmission(2, "h2", "", 5, "{\"type\":\"CHAN\",\"channel\":\"#hike\"}");
        transmission(3, "h3", "", 5, "{\"type\":\"GRP_TXT\",\"channelHash\":10,\"channelHashHex\":\"0A\"}");
        transmission(4, "h4", "", 5, "{\"type\":\"GRP_TXT\",\"channelHash\":250}");
        transmission(5, "h5", "", 5, "{\"type\":\"GRP_TXT\",\"error\":\"too short\"}");
        transmission(6, "h6", "", 4, "{\"type\":\"CHAN\",\"channel\":\"#hike\"}");
        transmission(7, "h7", "", 5, "{}");
        Sql.execute(file, "UPDATE transmissions SET channel_hash = 'public' WHERE id = 7");
        run(Backfill.CHANNEL_HASH);
        assertThat(Sql.query(file, "SELECT id, channel_hash FROM transmissions ORDER BY id"))
                .containsExactly("1|Public", "2|#hike", "3|enc_0A", "4|enc_FA", "5|null", "6|null", "7|Public");
    }

    @Test
    @DisplayName("resolved_path: the only node whose key starts with the hop; null where none or several do")
    void resolvedPath() throws Exception {
        String one = "2e" + "00".repeat(31);
        Sql.execute(
                file,
                "INSERT INTO nodes (public_key) VALUES ('" + one + "'), ('c0" + "11".repeat(31) + "'), ('c0"
                        + "22".repeat(31) + "')");
        transmission(1, HASH, NO_HOPS, 5, "{}");
        observation(1, 1, "1, '[\"2E\",\"C0\",\"3F\"]', 100, NULL, NULL, NULL");
        observation(2, 1, "2, '[\"3F\"]', 100, NULL, NULL, NULL");
        observation(3, 1, "2, '[]', 100, NULL, NULL, NULL");
        run(Backfill.RESOLVED_PATH);
        assertThat(Sql.query(file, "SELECT id, resolved_path FROM observations ORDER BY id"))
                .containsExactly("1|[\"" + one + "\",null,null]", "2|null", "3|null");
    }

    @Test
    @DisplayName(
            "decoded: a text is decrypted once its key is known, broken JSON is repaired, no text is encrypted again")
    void decoded() throws Exception {
        transmission(1, TEXT_HASH, TEXT, 5, "{\"type\":\"GRP_TXT\",\"channelHashHex\":\"11\"}");
        transmission(2, HASH, NO_HOPS, 4, "{\"type\":\"ADV");
        transmission(3, "00000000000000c4", "", 5, "{\"type\":\"CHAN\",\"channel\":\"ch1\"}");
        // Another text of Public with its MAC changed: no known key decrypts it.
        transmission(
                4, "0000000000000004", TEXT.replace("93E2D8", "93E3D8"), 5, "{\"type\":\"CHAN\",\"channel\":\"#a\"}");
        run(Backfill.DECODED);
        assertThat(Sql.query(
                        file,
                        "SELECT id, decoded_json ->> '$.type', decoded_json ->> '$.channel', decoded_json ->> '$.sender',"
                                + " channel_hash FROM transmissions ORDER BY id"))
                .containsExactly(
                        "1|CHAN|Public|Alice|Public",
                        "2|ADVERT|null|null|null",
                        "3|CHAN|ch1|null|null",
                        "4|CHAN|#a|null|null");
        assertThat(run(Backfill.DECODED).changed()).isZero();
    }

    @Test
    @DisplayName("a dry run writes nothing, not even a table")
    void dryRun() throws Exception {
        transmission(1, "h1", NO_HOPS, 4, "{\"pubKey\":\"AB\"}");
        observation(1, 1, "1, NULL, 100, 1.5, -80, '" + NO_HOPS + "'");
        String all = "SELECT group_concat(hash || last_seen || coalesce(from_pubkey, '-') || decoded_json)"
                + " FROM transmissions UNION ALL SELECT group_concat(coalesce(path_json, '-')) FROM observations"
                + " UNION ALL SELECT count(*) FROM sqlite_master";
        var before = Sql.query(file, all);
        for (Backfill backfill : Backfill.values()) {
            run(backfill, BackfillOptions.DEFAULT.withDryRun(true));
        }
        assertThat(Sql.query(file, all)).isEqualTo(before);
    }

    @Test
    @DisplayName("no more rows a second than asked for")
    void rate() throws Exception {
        for (int id = 1; id <= 6; id++) {
            transmission(id, "h" + id, "", 4, "{}");
        }
        BackfillReport report =
                run(Backfill.FROM_PUBKEY, BackfillOptions.DEFAULT.withBatch(1).withMaxRowsPerSecond(20));
        assertThat(report.elapsed().toMillis()).isGreaterThanOrEqualTo(290);
    }

    @Test
    @DisplayName("a read-only file says so, and the backfill resumes when it can be written again")
    void readOnly() throws Exception {
        FieldFile.make(folder.resolve("field.db"), 500, 2, 3);
        Path field = folder.resolve("field.db");
        BackfillRunner runner = new BackfillRunner(field, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT);
        assertThat(field.toFile().setWritable(false)).isTrue();
        if (!Files.isWritable(field)) {
            assertThatThrownBy(() -> runner.run(Backfill.PATH_JSON, BackfillOptions.DEFAULT, BackfillProgress.NONE))
                    .isInstanceOf(StoreFullException.class)
                    .hasMessageContaining("backfill path_json of " + field);
        }
        assertThat(field.toFile().setWritable(true)).isTrue();
        assertThat(runner.run(Backfill.PATH_JSON, BackfillOptions.DEFAULT, BackfillProgress.NONE)
                        .changed())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName("a file that is no database is named")
    void corrupt() throws IOException {
        Path text = folder.resolve("text.db");
        Files.writeString(text, "not a database, but long enough to be read as one\n".repeat(100));
        BackfillRunner runner = new BackfillRunner(text, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT);
        assertThatThrownBy(() -> runner.run(Backfill.DECODED, BackfillOptions.DEFAULT, BackfillProgress.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(text.toString());
        assertThatThrownBy(() -> new BackfillRunner(
                                folder.resolve("none.db"), StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                        .run(Backfill.DECODED, BackfillOptions.DEFAULT, BackfillProgress.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such database file");
    }
}
