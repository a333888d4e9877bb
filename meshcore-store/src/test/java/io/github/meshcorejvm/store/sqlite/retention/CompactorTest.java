package io.github.meshcorejvm.store.sqlite.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactorTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }

    @Test
    void aCheckpointEmptiesTheLogAndSaysWhenAReaderIsInTheWay() throws SQLException {
        Path log = folder.resolve("mesh.db-wal");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            insert(writer, 1000);
            try (Statement read = reader.createStatement()) {
                read.execute("BEGIN");
                try (ResultSet count = read.executeQuery("SELECT count(*) FROM nodes")) {
                    assertThat(count.next()).isTrue();
                }
                insert(writer, 1000);
                assertThat(new Compactor(file, StoreOptions.DEFAULT)
                                .checkpoint()
                                .blocked())
                        .isTrue();
                read.execute("COMMIT");
            }
            assertThat(log).isNotEmptyFile();
            assertThat(new Compactor(file, StoreOptions.DEFAULT).checkpoint().blocked())
                    .isFalse();
            assertThat(log).isEmptyFile();
        }
    }

    @Test
    void whatWasDeletedIsCutOffTheFile() throws Exception {
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            insert(writer, 20_000);
        }
        long full = Files.size(file);
        Sql.execute(file, "DELETE FROM nodes");
        assertThat(new Compactor(file, StoreOptions.DEFAULT).releaseFreePages(100))
                .isPositive();
        new Compactor(file, StoreOptions.DEFAULT).checkpoint();
        assertThat(Files.size(file)).isLessThan(full / 2);
        assertThat(Sql.query(file, "PRAGMA freelist_count")).containsExactly("0");
    }

    /** SQLite gives new rowids to the rows of a table without an integer key, so that a mark would skip rows. */
    @Test
    void whatWasCheckedIsForgottenWhereRowsGetNewNumbers() throws Exception {
        String mark = CheckedRows.backfill(Backfill.LAST_SEEN);
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            CheckedRows.extend(writer, "numbers.observer_metrics", 0, 900_000);
            CheckedRows.extend(writer, mark, 0, 900_000);
        }
        new Compactor(file, StoreOptions.DEFAULT).rewrite();
        assertThat(Sql.query(file, "SELECT key FROM meshcore_state WHERE key GLOB 'checked.*'"))
                .containsExactly("checked." + mark);
    }

    private static void insert(Connection writer, int nodes) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(
                    "INSERT INTO nodes (public_key, name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                            + " FROM n WHERE i < " + nodes + ") SELECT hex(randomblob(32)), 'node ' || i FROM n");
        }
    }
}
