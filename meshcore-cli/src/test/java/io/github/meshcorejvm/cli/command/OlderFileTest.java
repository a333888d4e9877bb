package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of an older program, and files to which one has returned in between. */
class OlderFileTest {

    /** A-hash-0001 of testdata/vectors/hash.jsonl: an advert without hops. */
    private static final String ADVERT =
            "1100B9D2206E14D099930DD80CCC46A44269BE9634B6EDD6EC3E37539D02A04374A03C9A3682B169"
                    + "CBCD2E80BFFB3397FDFBEBE4ABD2C0E48C1BED15C968A6CA7D95BCC1335C604F9087DE98BAD64E46F304D17CBCFD247DFFA2963C"
                    + "4696C883AE397C3FC88029";

    private static final String KEY = "b9d2206e14d099930dd80ccc46a44269be9634b6edd6ec3e37539d02a04374a0";
    private static final String OBSERVER = "0A".repeat(32);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private Path file;
    private Path recording;

    @BeforeEach
    void make() throws Exception {
        file = folder.resolve("mesh.db");
        recording = folder.resolve("empty.jsonl");
        Files.writeString(recording, "");
    }

    /** Without it, the advert would make a second row of its node and a second observation. */
    @Test
    void aReplayIntoAnOldFileMigratesItFirst() throws Exception {
        assertThat(run("ingest", "--replay", recording.toString())).isZero();
        execute("DROP INDEX idx_observations_dedup");
        execute("DELETE FROM _migrations");
        execute("INSERT INTO nodes (public_key, name) VALUES (upper('" + KEY + "'), 'Upper')");
        execute("INSERT INTO observers (id, name) VALUES ('" + OBSERVER + "', '')");
        olderProgramWrites("bbf6bf0c8cabd7ec");
        execute("INSERT INTO observations (transmission_id, observer_idx, path_json, timestamp)"
                + " VALUES (1, 1, '[]', 1763640001)");
        Files.writeString(
                recording,
                "{\"topic\": \"meshcore/SJC/" + OBSERVER + "/packets\", \"receivedAt\": \"2026-11-20T12:00:00Z\","
                        + " \"payload\": {\"raw\": \"" + ADVERT + "\", \"origin\": \"Hill\"}}\n");
        assertThat(run("ingest", "--replay", recording.toString())).isZero();
        assertThat(query("SELECT public_key FROM nodes")).containsExactly(KEY);
        assertThat(query("SELECT count(*) FROM observations")).containsExactly("1");
        assertThat(query("SELECT from_pubkey FROM transmissions")).containsExactly(KEY);
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.OK);
    }

    @Test
    void rowsThatAnOlderProgramAddedAreReportedAndFilled() throws Exception {
        assertThat(run("ingest", "--replay", recording.toString())).isZero();
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.OK);
        olderProgramWrites("h");
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("missing:", "backfill last_seen", "backfill from_pubkey", "backfill advert_evidence");
        assertThat(query("SELECT last_seen FROM transmissions"))
                .as("only checked")
                .containsExactly("0");
        assertThat(run("migrate")).isEqualTo(ExitCode.OK);
        assertThat(query("SELECT last_seen, from_pubkey FROM transmissions")).containsExactly("1763640000|" + KEY);
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.OK);
    }

    /** Without the columns that came later. */
    private void olderProgramWrites(String hash) throws Exception {
        execute(
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, route_type, payload_type, decoded_json) VALUES"
                        + " (1, '" + ADVERT + "', '" + hash
                        + "', '2025-11-20T12:00:00Z', 1, 4, '{\"type\":\"ADVERT\",\"pubKey\":\""
                        + KEY + "\"}')");
        execute("INSERT INTO observations (transmission_id, observer_idx, path_json, timestamp)"
                + " VALUES (1, 1, '[]', 1763640000)");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--db", file.toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder(String.valueOf(result.getString(1)));
                for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append('|').append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
