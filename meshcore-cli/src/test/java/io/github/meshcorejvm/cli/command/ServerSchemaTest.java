package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What commands say of a PostgreSQL database that is not, or not yet, as they need it. */
class ServerSchemaTest {

    private final String database = PostgresServer.shared().createDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void noCommandUsesASchemaThatIsNotReady() throws Exception {
        assertThat(run("migrate")).isEqualTo(ExitCode.OK);
        PostgresServer.shared()
                .execute(database, PostgresServer.OWNER, "UPDATE corescope_schema SET version = 2, ready = false");

        assertAllRefused("schema public is of version 2, but this program supports version 1 only");
    }

    @Test
    void anEmptyDatabaseIsExplained() {
        assertAllRefused("schema public has no telemetry tables; create them with `meshcore migrate --db URL`");
    }

    private void assertAllRefused(String message) {
        for (String command : List.of(
                "build-neighbors --rebuild",
                "build-neighbors --dry-run",
                "neighbors",
                "channel public",
                "maintain --defaults --dry-run",
                "backfill decoded --dry-run")) {
            assertThat(run(command.split(" "))).as(command).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).as(command).contains(message).hasLineCount(1);
        }
    }

    @Test
    void checkWithDryRunIsACheck() {
        assertThat(run("migrate", "--check", "--dry-run")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("missing:", "telemetry tables, version 1", "PostgreSQL 1");
        assertThat(run("migrate", "--dry-run")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("will get:", "dry run: nothing written");
    }

    @Test
    void aMissingRoleIsReportedBeforeAnythingIsCreated() throws Exception {
        for (String role : List.of("--writer-role", "--reader-role")) {
            for (String[] more : new String[][] {{}, {"--dry-run"}, {"--check"}}) {
                assertThat(run(Stream.concat(Stream.of("migrate", role, "nosuch"), Arrays.stream(more))
                                .toArray(String[]::new)))
                        .isEqualTo(ExitCode.FAILED);
                assertThat(err.toString())
                        .contains("there is no role nosuch; create it with CREATE ROLE first")
                        .hasLineCount(1);
                assertThat(out.toString()).doesNotContain("will get");
            }
        }
        assertThat(tables()).isZero();
    }

    private int tables() throws SQLException {
        try (Connection connection = PostgresServer.shared().connect(database, PostgresServer.OWNER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'meshcore')")) {
            row.next();
            return row.getInt(1);
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String url = PostgresServer.shared().url(database, PostgresServer.OWNER);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Arrays.stream(arguments), Stream.of("--db", url))
                        .toArray(String[]::new));
    }
}
