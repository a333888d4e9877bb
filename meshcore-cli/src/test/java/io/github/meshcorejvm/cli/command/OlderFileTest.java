package io.github.meshcorejvm.cli.command;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of an older program, and files to which one has returned in between. */
class OlderFileTest {

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
        execute(file, "DROP INDEX idx_observations_dedup");
        execute(file, "DELETE FROM _migrations");
        execute(file, "INSERT INTO nodes (public_key, name) VALUES (upper('" + SampleAdvert.KEY + "'), 'Upper')");
        execute(file, "INSERT INTO observers (id, name) VALUES ('" + OBSERVER + "', '')");
        olderProgramWrites(SampleAdvert.HASH);
        execute(
                file,
                "INSERT INTO observations (transmission_id, observer_idx, path_json, timestamp)"
                        + " VALUES (1, 1, '[]', 1763640001)");
        Files.writeString(
                recording,
                "{\"topic\": \"meshcore/SJC/" + OBSERVER + "/packets\", \"receivedAt\": \"2026-11-20T12:00:00Z\","
                        + " \"payload\": {\"raw\": \"" + SampleAdvert.FRAME + "\", \"origin\": \"Hill\"}}\n");
        assertThat(run("ingest", "--replay", recording.toString())).isZero();
        assertThat(query(file, "SELECT public_key FROM nodes")).containsExactly(SampleAdvert.KEY);
        assertThat(query(file, "SELECT count(*) FROM observations")).containsExactly("1");
        assertThat(query(file, "SELECT from_pubkey FROM transmissions")).containsExactly(SampleAdvert.KEY);
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
        assertThat(query(file, "SELECT last_seen FROM transmissions"))
                .as("only checked")
                .containsExactly("0");
        assertThat(run("migrate")).isEqualTo(ExitCode.OK);
        assertThat(query(file, "SELECT last_seen, from_pubkey FROM transmissions"))
                .containsExactly("1763640000|" + SampleAdvert.KEY);
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.OK);
    }

    /** A step that is pending too must not hide them. */
    @Test
    void stepsAndBackfillsAreListedTogether() throws Exception {
        assertThat(run("ingest", "--replay", recording.toString())).isZero();
        olderProgramWrites("h");
        execute(file, "DROP INDEX idx_nodes_last_seen");
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("step: ", "backfill last_seen", "backfill from_pubkey");
        run("ingest", "--check", "--check-wait", "1");
        assertThat(out.toString()).contains("pending: step: ", "pending: backfill last_seen");
        assertThat(run("migrate")).isEqualTo(ExitCode.OK);
        assertThat(run("migrate", "--check")).isEqualTo(ExitCode.OK);
    }

    /** Without the columns that came later. */
    private void olderProgramWrites(String hash) throws Exception {
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, route_type, payload_type, decoded_json) VALUES"
                        + " (1, '" + SampleAdvert.FRAME + "', '" + hash
                        + "', '2025-11-20T12:00:00Z', 1, 4, '{\"type\":\"ADVERT\",\"pubKey\":\""
                        + SampleAdvert.KEY + "\"}')");
        execute(
                file,
                "INSERT INTO observations (transmission_id, observer_idx, path_json, timestamp)"
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
}
