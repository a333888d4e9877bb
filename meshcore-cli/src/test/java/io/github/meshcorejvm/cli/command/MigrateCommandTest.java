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
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void checksPlansMigratesAndThenHasNothingToDo() throws Exception {
        Path file = folder.resolve("old.db");
        write(
                file,
                "CREATE TABLE transmissions (id INTEGER PRIMARY KEY AUTOINCREMENT, raw_hex TEXT NOT NULL,"
                        + " hash TEXT NOT NULL UNIQUE, first_seen TEXT NOT NULL, route_type INTEGER, payload_type INTEGER,"
                        + " payload_version INTEGER, decoded_json TEXT, created_at TEXT DEFAULT (datetime('now')))",
                "CREATE TABLE observations (id INTEGER PRIMARY KEY AUTOINCREMENT, transmission_id INTEGER NOT NULL,"
                        + " hash TEXT, observer_id TEXT, observer_name TEXT, snr REAL, path_json TEXT, timestamp TEXT)",
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '15', '0a', '2026-01-01T00:00:00Z')",
                "INSERT INTO observations VALUES (1, 1, '0a', 'AA', 'Hill', 1, '[]', '2026-01-01T00:00:00Z')",
                "INSERT INTO observations VALUES (2, 7, '0b', 'AA', 'Hill', 1, '[]', 'never')");
        byte[] before = Files.readAllBytes(file);
        assertThat(run("--check", file)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("missing:").contains("conversion of observations from version 2");
        assertThat(run("--dry-run", file)).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(run("-", file)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("2 observations (0 folded as duplicates), 1 observers created")
                .contains("1 without a readable time")
                .contains("1 without a transmission")
                .contains("old.db.backup-")
                .contains("is up to date");
        assertThat(err.toString()).contains("convert observations");
        assertThat(run("--check", file)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(file + " is up to date" + System.lineSeparator());
    }

    @Test
    void saysWhatIsWrongInOneLine() throws Exception {
        assertThat(run("-", folder.resolve("none.db"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("no such database file").hasLineCount(1);
        Path text = Files.writeString(folder.resolve("text.db"), "no database. ".repeat(100));
        assertThat(run("-", text)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("not a database").hasLineCount(1);
        Path foreign = folder.resolve("foreign.db");
        write(foreign, "CREATE TABLE moz_places (id)");
        assertThat(run("-", foreign)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("database of another program").hasLineCount(1);
    }

    @Test
    void theDryRunSaysWhatDetachWillRemove() throws Exception {
        Path file = folder.resolve("mesh.db");
        write(file, "PRAGMA journal_mode = WAL");
        assertThat(run("-", file)).isEqualTo(ExitCode.OK);
        write(
                file,
                "CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)",
                "CREATE TABLE meshcore_orphan_observations (id INTEGER)",
                "INSERT INTO meshcore_orphan_observations VALUES (1), (2)");
        assertThat(detach(file, "--dry-run")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("--detach will then:", "remove meshcore_state")
                .contains("write to a file and remove meshcore_orphan_observations: 2 rows")
                .contains("nothing written");
        assertThat(detach(file)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("tables of this program were removed");
        assertThat(detach(file, "--dry-run")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("--detach: there are no tables of this program");
    }

    private int detach(Path file, String... more) {
        return runAll(Stream.concat(Stream.of("migrate", "--db", file.toString(), "--detach"), Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String option, Path file) {
        String[] arguments = option.equals("-")
                ? new String[] {"migrate", "--db", file.toString()}
                : new String[] {"migrate", option, "--db", file.toString()};
        return runAll(arguments);
    }

    private int runAll(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static void write(Path file, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
