package io.github.meshcorejvm.store.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL or a reader could not hold is refused, by table and row, and never half accepted. */
class RefusedSourceTest {

    @TempDir
    Path folder;

    private final String database = PostgresServer.shared().createDatabase();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "UPDATE nodes SET name = CAST(x'41FF42' AS TEXT) WHERE public_key = 'aa'; nodes, row public_key = 'aa': column name is not valid UTF-8",
                "UPDATE nodes SET role = CAST(x'EDA080' AS TEXT) WHERE public_key = 'bb'; nodes, row public_key = 'bb': column role is not valid UTF-8",
                "UPDATE observations SET direction = x'41' WHERE id = 2; observations, row id = 2: column direction contains a number or a blob",
                "UPDATE dropped_packets SET dropped_at = 20261101; dropped_packets, row id = 1: column dropped_at contains a number or a blob",
                "UPDATE transmissions SET route_type = 'flood' WHERE id = 5; transmissions, row id = 5: column route_type holds a text",
                "UPDATE observers SET noise_floor = 'low' WHERE id = 'Garden'; observers, row rowid = 7: column noise_floor holds a text",
                "UPDATE observations SET transmission_id = 0.5 WHERE id = 1; observations, row id = 1: has no transmission",
                "UPDATE observations SET raw_hex = CAST(zeroblob(70000000) AS TEXT) WHERE id = 1; observations, row id = 1: the texts of the row have 70000002 bytes, at most 8388608 bytes can be copied",
                "UPDATE observations SET transmission_id = 77 WHERE id = 2; observations, row id = 2: has no transmission",
                "UPDATE advert_route_evidence SET tx_id = 77 WHERE id = 8; advert_route_evidence, row id = 8: has no transmission",
                "UPDATE transmissions SET hash = '' WHERE id = 5; transmissions, row id = 5: has an empty hash",
                "UPDATE transmissions SET first_seen = '' WHERE id = 5; transmissions, row id = 5: has an empty hash or first_seen",
                "INSERT INTO nodes (public_key) VALUES ('AA'); nodes, row public_key = 'aa': has the same key as another row but for",
                "INSERT INTO nodes (public_key) VALUES (NULL); nodes, row public_key = NULL: column public_key is NULL",
                "CREATE TABLE packets (id INTEGER); unknown table packets",
                "CREATE VIEW mine AS SELECT 1; unknown view mine",
                "CREATE TRIGGER late AFTER INSERT ON nodes BEGIN SELECT 1 END; unknown trigger late",
                "CREATE VIRTUAL TABLE words USING fts5(word); unknown virtual table words",
                "ALTER TABLE nodes ADD COLUMN mood TEXT; table nodes: unknown column mood",
                "ALTER TABLE nodes ADD COLUMN twice AS (advert_count * 2); table nodes: column twice is generated",
                "DROP INDEX idx_nodes_last_seen; is not up to date: run `meshcore migrate",
                "UPDATE nodes SET public_key = 'BB' WHERE public_key = 'bb'; is not up to date: run `meshcore migrate",
                "UPDATE transmissions SET last_seen = 0 WHERE id = 0; missing: backfill last_seen",
                "UPDATE transmissions SET payload_type = 4, from_pubkey = NULL, decoded_json = json_object('pubKey', 'aa') WHERE id = 5; missing: backfill from_pubkey",
                "INSERT INTO observers (rowid, id) VALUES (9, CAST(x'47006172646500006e' AS TEXT)); observers, row rowid = 9: has the same key as another row but for the character U+0000",
                "INSERT INTO observer_metrics (observer_id, timestamp) VALUES (CAST(x'676172006465006e' AS TEXT), 'x'); observer_metrics, row observer_id = garden, timestamp = x: has the same key",
                "INSERT INTO observers (rowid, id) VALUES (9, CAST(x'6100' AS TEXT)), (10, CAST(x'610000' AS TEXT)); observers, row rowid = 10: has the same key as another row but for the character U+0000",
                "UPDATE transmissions SET hash = (SELECT hash FROM transmissions WHERE id = 0) || char(0) WHERE id = 5; transmissions, row id = 5: has the same key",
                "INSERT INTO nodes (public_key) VALUES (CAST(x'616100' AS TEXT)); nodes, row public_key = aa: has the same key",
                "INSERT INTO neighbor_edges (node_a, node_b) VALUES (CAST(x'6300' AS TEXT), 'd'), ('c', CAST(x'6400' AS TEXT)); neighbor_edges, row node_a = c, node_b = d: has the same key",
                "INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp) VALUES (60, 5, 7, CAST(x'5B005D' AS TEXT), 1), (61, 5, 7, CAST(x'5B5D00' AS TEXT), 1); observations, row id = 61: has the same key",
            })
    void itSaysWhichTableAndRow(String change, String message) throws Exception {
        Path file = StagedFile.odd(folder);
        for (String statement : change.replace("SELECT 1 END", "SELECT 1; END").split("(?<!SELECT 1);")) {
            Sql.execute(file, statement);
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> CopyFixture.toServer(file, database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(CopyFixture.isReady(database)).isFalse();
    }

    @Test
    void duplicateObservationsAreNamed() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(file, "DROP INDEX idx_observations_dedup");
        Sql.execute(
                file,
                "INSERT INTO observations SELECT 50, transmission_id, observer_idx, direction, snr, rssi,"
                        + " score, path_json, timestamp, raw_hex, resolved_path FROM observations WHERE id = 0");

        assertThatThrownBy(() -> CopyFixture.toServer(file, database))
                .hasMessageContaining("observations, row id = 50: is a duplicate");
    }

    @Test
    void aDamagedFileIsNotCopied() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(
                file,
                "WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 2000)"
                        + " INSERT INTO nodes (public_key, name) SELECT 'n' || value, hex(zeroblob(400)) FROM n");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length - 40_000, bytes.length - 20_000, (byte) 0x5A);
        Files.write(file, bytes);

        assertThatThrownBy(() -> CopyFixture.toServer(file, database))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("(?s).*(damaged|malformed).*");
        assertThat(CopyFixture.isReady(database)).isFalse();
    }

    @Test
    void tablesOfThisProgramStayBehindWithALine() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(file, "CREATE TABLE meshcore_orphan_observations (id INTEGER)");
        Sql.execute(file, "INSERT INTO meshcore_orphan_observations VALUES (1), (2)");

        assertThat(CopyFixture.toServer(file, database).leftBehind())
                .containsExactly("table meshcore_orphan_observations (2 rows)");
        assertThat(CopyFixture.isReady(database)).isTrue();
    }

    @Test
    void numbersOfTheWrongTypeAreConverted() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(
                file, "UPDATE nodes SET battery_mv = 4100.5, advert_count = NULL, lat = 9e999 WHERE public_key = 'aa'");
        Sql.execute(file, "UPDATE nodes SET battery_mv = -2.5, multibyte_sup = 9e999 WHERE public_key = 'bb'");
        Sql.execute(file, "UPDATE observers SET uptime_secs = 9007199254740993 WHERE id = 'garden'");

        assertThat(CopyFixture.toServer(file, database).repairedNumbers()).isEqualTo(6);
        assertThat(CopyFixture.ask(
                        database,
                        "SELECT string_agg(battery_mv || '|' || advert_count || '|' || coalesce(lat::text, '-') || '|'"
                                + " || multibyte_sup, ' ' ORDER BY public_key) FROM nodes"))
                .isEqualTo("4101|0|-|0 -3|9007199254740991|-|0");
        assertThat(CopyFixture.ask(database, "SELECT uptime_secs FROM observers WHERE id = 'garden'"))
                .isEqualTo("null");
    }

    /** In the order of the target: 'go' with U+0000 after the g comes before 'ga', but 'go' comes after it. */
    @Test
    void textsAreCopiedWithoutTheCharacterThatPostgresCannotStore() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(file, "UPDATE observers SET model = CAST(x'00480074' AS TEXT) WHERE rowid = 7");
        Sql.execute(
                file,
                "INSERT INTO observers (rowid, id, radio) VALUES (8, CAST(x'67006f' AS TEXT), CAST(x'00' AS TEXT))");
        Sql.execute(
                file, "INSERT INTO observer_metrics (observer_id, timestamp) VALUES (CAST(x'67006f' AS TEXT), 'y')");
        Sql.execute(file, "UPDATE node_declared_regions SET regions_csv = CAST(x'23630068C3A9' AS TEXT)");

        assertThat(CopyFixture.toServer(file, database).repairedTexts()).isEqualTo(5);
        assertThat(CopyFixture.isReady(database)).isTrue();
        assertThat(CopyFixture.ask(
                        database,
                        "SELECT string_agg(id || '|' || coalesce(model, '-') || '|' || coalesce(radio, '-'), ' ' ORDER BY rowid)"
                                + " || (SELECT string_agg(regions_csv, ' ') FROM node_declared_regions)"
                                + " || (SELECT string_agg(observer_id, ' ' ORDER BY observer_id) FROM observer_metrics)"
                                + " FROM observers"))
                .isEqualTo("garden|-|- Garden|Ht|- go|-|#chégarden garden go");
    }

    @Test
    void anotherProgramThatWritesMeanwhileIsNoticed() throws Exception {
        Path file = StagedFile.odd(folder);
        assertThatThrownBy(() -> StoreCopy.run(
                        new StoreLocation.InFile(file),
                        CopyFixture.owner(database),
                        CopyOptions.DEFAULT,
                        (step, done, total) -> {
                            if (step.equals("build indexes") && done == 1) {
                                Sql.executeUnchecked(file, "UPDATE nodes SET name = 'changed'");
                            }
                        }))
                .hasMessageContaining("another program wrote to " + file)
                .hasMessageContaining("DROP TABLE IF EXISTS public.nodes");
        assertThat(CopyFixture.isReady(database)).isFalse();
    }
}
