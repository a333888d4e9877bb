package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the database that the synthetic mesh's traffic makes. */
class NeighborCommandsTest {

    private static final Path SYNTHETIC = Path.of("../testdata/synthetic");

    @TempDir
    Path folder;

    private Path database;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void ingest() {
        database = folder.resolve("mesh.db");
        run(
                "ingest",
                "--config",
                config(),
                "--replay",
                SYNTHETIC.resolve("mesh.jsonl").toString());
        assertThat(err.toString()).doesNotContain("ERROR");
        clear();
    }

    @Test
    void aRebuildEqualsTheTruth() throws Exception {
        JsonObject truth = JsonParser.parseString(Files.readString(SYNTHETIC.resolve("mesh-truth.json")))
                .getAsJsonObject();
        assertThat(run("build-neighbors", "--config", config(), "--rebuild")).isZero();

        assertThat(out.toString())
                .startsWith("neighbor graph of " + database + ": rebuilt from "
                        + truth.get("observations").getAsLong() + " observations, "
                        + truth.get("neighborCountSum").getAsLong() + " counts on "
                        + truth.get("neighbor_edges").getAsLong() + " edges; ")
                .hasLineCount(1);
        assertThat(err.toString()).isEmpty();
        assertThat(digest()).isEqualTo(truth.get("neighborDigest").getAsString());
    }

    @Test
    void aRunWithNothingToDoSaysSoAndLeavesNoLock() throws IOException {
        run("build-neighbors");
        clear();

        assertThat(run("build-neighbors")).isZero();
        assertThat(out.toString()).contains(": no new observations since id ").hasLineCount(1);
        clear();
        assertThat(run("build-neighbors", "--quiet")).isZero();
        assertThat(out.toString() + err).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".lock"));
        }
    }

    @Test
    void aRunDuringAnotherLeavesTheWorkToIt() throws IOException {
        try (BuildLock lock = BuildLock.tryToGet(database)) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(run("build-neighbors")).isZero();
        }
        assertThat(out.toString())
                .contains(": another build is running, nothing to do")
                .hasLineCount(1);
    }

    @Test
    void aDryRunWritesNothing() throws SQLException {
        run("build-neighbors", "--rebuild");
        query("DELETE FROM neighbor_edges RETURNING 1");
        clear();

        assertThat(run("build-neighbors", "--dry-run", "--rebuild", "--direct-routes", "false"))
                .isZero();
        assertThat(out.toString())
                .contains(" rebuilt from ", "ignored ", " counts from direct routes", "(dry run: nothing written)");
        assertThat(query("SELECT count(*) FROM neighbor_edges")).isEqualTo("0");
    }

    @Test
    void oldEdgesArePrunedWhenAskedFor() throws SQLException {
        run("build-neighbors");
        query("INSERT INTO neighbor_edges VALUES ('a', 'b', 1, '2020-01-01T00:00:00Z'),"
                + " ('a', 'c', 1, strftime('%Y-%m-%dT%H:%M:%SZ')) RETURNING 1");
        // As if this program had left them: those of another would be gone with the next run.
        query(
                "UPDATE meshcore_state SET value = (SELECT count(*) || ' ' || sum(count) || ' ' || max(unixepoch(last_seen))"
                        + " FROM neighbor_edges) WHERE key = 'neighbor.fingerprint' RETURNING 1");
        assertThat(run("build-neighbors", "--prune-days", "0")).isZero();
        assertThat(query("SELECT count(*) FROM neighbor_edges WHERE node_a = 'a'"))
                .isEqualTo("2");
        clear();
        assertThat(run("build-neighbors", "--prune-days", "1.5", "--dry-run")).isZero();
        // All edges of the synthetic mesh are older, too.
        String count = query("SELECT count(*) - 1 FROM neighbor_edges");
        assertThat(out.toString()).contains("; " + count + " old edges would be deleted (dry run: nothing written)");
        assertThat(query("SELECT count(*) FROM neighbor_edges WHERE node_a = 'a'"))
                .isEqualTo("2");
        clear();
        assertThat(run("build-neighbors", "--prune-days", "1.5")).isZero();
        assertThat(out.toString()).contains("; " + count + " old edges deleted");
        assertThat(query("SELECT group_concat(node_b) FROM neighbor_edges WHERE node_a = 'a'"))
                .isEqualTo("c");
    }

    @Test
    void aRebuildSaysHowManyOldEdgesItDeleted() throws SQLException {
        run("build-neighbors", "--rebuild");
        String edges = query("SELECT count(*) FROM neighbor_edges");
        clear();
        assertThat(run("build-neighbors", "--prune-days", "1", "--rebuild", "--dry-run"))
                .isZero();
        assertThat(out.toString()).contains("; " + edges + " old edges would be deleted");
        assertThat(run("build-neighbors", "--prune-days", "1", "--rebuild")).isZero();
        assertThat(out.toString()).contains("; " + edges + " old edges deleted");
        assertThat(query("SELECT count(*) FROM neighbor_edges")).isEqualTo("0");
    }

    @Test
    void exportsGoToStandardOutputOrToAFile() throws IOException {
        run("build-neighbors");
        clear();
        assertThat(run("neighbors", "--format", "json", "--min-count", "2")).isZero();
        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(json.getAsJsonArray("edges")).isNotEmpty();

        Path file = folder.resolve("graph.html");
        clear();
        assertThat(run("neighbors", "--format", "html", "-o", file.toString())).isZero();
        assertThat(Files.readString(file)).startsWith("<!doctype html>");
        assertThat(out.toString() + err).isEmpty();
    }

    @Test
    void aGraphWithoutEdgesIsExplainedInEveryFormat() throws IOException {
        run("build-neighbors");
        for (String format : new String[] {"table", "json", "html"}) {
            clear();
            assertThat(run("neighbors", "--format", format, "--min-count", "99999"))
                    .isZero();
            assertThat(err.toString().strip()).isEqualTo("no edge matches --min-count 99999");
        }
    }

    @Test
    void aMissingFolderIsNamedAndNotTheTemporaryFile() throws IOException {
        run("build-neighbors");
        clear();
        assertThat(run("neighbors", "-o", folder.resolve("none/graph.txt").toString()))
                .isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("meshcore neighbors: no such folder: " + folder.resolve("none"));
    }

    @Test
    void sayWhatIsWrong() {
        assertThat(run("neighbors", "--since", "yesterday")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--since must be a number with s, m, h, d or w, a date like 2026-11-01 (UTC) or a time like");
        clear();
        assertThat(run("neighbors", "--format", "png")).isEqualTo(2);
        clear();
        assertThat(run("build-neighbors", "--max-edge-km", "NaN")).isEqualTo(2);
        assertThat(err.toString()).contains("--max-edge-km must be a number, but is NaN");
        clear();
        assertThat(run("neighbors", "--node", "nobody at all")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("meshcore neighbors: no edge of a node whose key or name matches nobody at all in "
                        + database + System.lineSeparator());
        clear();
        database = folder.resolve("missing.db");
        assertThat(run("build-neighbors")).isEqualTo(1);
        assertThat(err.toString()).contains("no such database file: " + database);
    }

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--db";
        all[2] = database.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    private static String config() {
        return SYNTHETIC.resolve("config.json").toString();
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private String digest() throws SQLException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        String lines = query("SELECT group_concat(line, '') FROM (SELECT node_a || '|' || node_b || '|' || count"
                + " || char(10) AS line FROM neighbor_edges ORDER BY node_a, node_b)");
        return HexFormat.of().formatHex(sha.digest(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
