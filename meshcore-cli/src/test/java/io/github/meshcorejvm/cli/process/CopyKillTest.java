package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.RowDump;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy that is killed at any moment leaves a target that all refuse, never half of one. Small as part of the build; the
 * full proof is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=CopyKillTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine="-Dproof.kills=20 -Dproof.rows=200000"</pre>
 */
class CopyKillTest {

    private static final int KILLS = Integer.getInteger("proof.kills", 2);
    private static final int ROWS = Integer.getInteger("proof.rows", 20_000);

    private final SplittableRandom random = new SplittableRandom(20261127);

    @TempDir
    Path folder;

    @Test
    void aDatabaseHalfCopiedIsRefusedUntilItIsDropped() throws Exception {
        Path file = filled();
        PostgresServer server = PostgresServer.shared();
        String database = server.createDatabase();
        String url = server.url(database, PostgresServer.OWNER);
        long whole = complete(file.toString(), url);
        drop(
                database,
                "DROP TABLE IF EXISTS "
                        + String.join(", ", RowDump.ofFile(file).keySet())
                                .replace("sqlite_sequence", "corescope_schema")
                        + " CASCADE");

        for (int kill = 0; kill < KILLS; kill++) {
            kill(file.toString(), url, whole);
            String marker = ask(database, "SELECT to_regclass('corescope_schema')") == null
                    ? "none"
                    : ask(database, "SELECT ready FROM corescope_schema");
            if (marker.equals("f")) {
                assertThatThrownBy(() -> MeshStore.at(StoreLocation.parse(url), StoreOptions.DEFAULT)
                                .schema()
                                .requireSupported())
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("not ready");
                assertThatThrownBy(() -> MeshStore.open(StoreLocation.parse(url), StoreOptions.DEFAULT))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("not ready");
                String refusal = refuse(file.toString(), url);
                assertThat(refusal).contains("unfinished copy (from " + file);
                drop(database, refusal.substring(refusal.indexOf("DROP TABLE")));
            } else {
                // Before its first transaction nothing is there; behind its last everything is.
                assertThat(marker).isIn("none", "t");
                if (marker.equals("t")) {
                    assertWhole(database, file);
                }
                drop(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION corescope_owner");
            }
        }
        complete(file.toString(), url);
        Path back = folder.resolve("back.db");
        complete(url, back.toString());
        assertThat(RowDump.ofFile(back)).isEqualTo(RowDump.ofFile(file));
    }

    @Test
    void aFileHalfCopiedDoesNotExist() throws Exception {
        Path file = filled();
        String url = PostgresServer.shared().url(PostgresServer.shared().createDatabase(), PostgresServer.OWNER);
        complete(file.toString(), url);
        Path back = folder.resolve("back.db");
        long whole = complete(url, back.toString());
        for (int kill = 0; kill < KILLS; kill++) {
            Files.deleteIfExists(back);
            kill(url, back.toString(), whole);
            Path partial = folder.resolve("back.db.copying");
            if (Files.exists(back)) {
                assertThat(partial).as("it was complete").doesNotExist();
                assertThat(RowDump.ofFile(back)).isEqualTo(RowDump.ofFile(file));
            } else if (Files.exists(partial)) {
                assertThat(refuse(url, back.toString())).contains("delete " + partial);
                for (String ending : new String[] {"", "-wal", "-shm", "-journal"}) {
                    Files.deleteIfExists(folder.resolve("back.db.copying" + ending));
                }
            }
        }
        if (!Files.exists(back)) {
            complete(url, back.toString());
        }
        assertThat(RowDump.ofFile(back)).isEqualTo(RowDump.ofFile(file));
    }

    private static void assertWhole(String database, Path file) throws SQLException {
        Map<String, List<String>> expected = RowDump.ofFile(file);
        try (Connection connection = PostgresServer.shared().connect(database, "postgres")) {
            Map<String, List<String>> actual = RowDump.ofServer(connection);
            assertThat(actual).hasSize(18);
            actual.forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(expected.get(table)));
        }
    }

    private Path filled() throws SQLException {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ")";
        Sql.execute(
                file,
                numbers + " INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen)"
                        + " SELECT i, 'AB', printf('%016x', i), '2026-11-01T10:00:00Z', i FROM n WHERE i % 5 = 0");
        Sql.execute(
                file,
                numbers + " INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp)"
                        + " SELECT i, (i + 4) / 5 * 5, i % 9, '[\"' || hex(randomblob(20)) || '\"]', i FROM n WHERE i <= "
                        + ROWS
                        + " / 5 * 5");
        return file;
    }

    private MeshcoreProcess start(String from, String to) throws Exception {
        return new MeshcoreProcess(folder, Map.of(), "copy", "--from", from, "--to", to);
    }

    /** Returns how many milliseconds it took behind the begin of the first table. */
    private long complete(String from, String to) throws Exception {
        try (MeshcoreProcess copy = start(from, to)) {
            copy.awaitLog("check the source");
            long begin = System.nanoTime();
            assertThat(copy.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(copy.process().exitValue()).as(copy.log()).isZero();
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        }
    }

    private void kill(String from, String to, long whole) throws Exception {
        try (MeshcoreProcess copy = start(from, to)) {
            copy.awaitLog("check the source");
            copy.process().waitFor(random.nextLong(whole), TimeUnit.MILLISECONDS);
            copy.kill();
        }
    }

    private String refuse(String from, String to) throws Exception {
        try (MeshcoreProcess copy = start(from, to)) {
            assertThat(copy.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(copy.process().exitValue()).as(copy.log()).isEqualTo(1);
            return copy.log().strip();
        }
    }

    private static void drop(String database, String statements) throws SQLException {
        try (Connection connection = PostgresServer.shared().connect(database, PostgresServer.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String ask(String database, String query) throws SQLException {
        try (Connection connection = PostgresServer.shared().connect(database, PostgresServer.OWNER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
