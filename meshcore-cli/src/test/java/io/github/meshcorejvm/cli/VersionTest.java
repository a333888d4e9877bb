package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/** {@code --version} names what a report of a fault needs. */
class VersionTest {

    @Test
    void namesTheCommitJavaSqliteAndTheLibraries() throws Exception {
        StringWriter out = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(out)).execute("--version");

        assertThat(out.toString())
                .startsWith("meshcore ")
                .containsPattern("\\(commit ([0-9a-f]{12}|unknown)\\)")
                .contains("Java " + Runtime.version(), "SQLite " + sqlite(), "PostgreSQL JDBC 4", "Paho 1", "picocli 4")
                .doesNotContain("${");
    }

    private static String sqlite() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }
}
