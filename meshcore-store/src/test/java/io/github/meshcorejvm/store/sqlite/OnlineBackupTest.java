package io.github.meshcorejvm.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.meshcorejvm.store.BackupProgress;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup beside programs that write: complete, of one moment, with every rowid. */
class OnlineBackupTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fill() throws SQLException {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            // Rowids with gaps, which are not a column: a copy with new numbers would give observations other
            // observers.
            statement.execute("INSERT INTO observers(rowid, id) VALUES (3, 'a'), (70, 'b'), (9000, 'c')");
            statement.execute("CREATE TABLE filler (content BLOB)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)"
                    + " INSERT INTO filler SELECT randomblob(1000000) FROM n");
            statement.execute("CREATE TABLE left_side (n INTEGER)");
            statement.execute("CREATE TABLE right_side (n INTEGER)");
        }
    }

    @Test
    @Timeout(120)
    void isOfOneMomentThoughOthersCommitAllTheTime() throws Exception {
        Path copy = folder.resolve("copy.db");
        AtomicReference<Exception> failure = new AtomicReference<>();
        AtomicInteger commits = new AtomicInteger();
        Thread writer = new Thread(() -> {
            try {
                writePairs(commits);
            } catch (SQLException e) {
                failure.set(e);
            }
        });
        writer.start();
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger begunAt = new AtomicInteger(-1);
        try {
            while (commits.get() < 5 && writer.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            MeshStore.at(file, StoreOptions.DEFAULT).maintenance().backup(copy, (done, total) -> {
                begunAt.compareAndSet(-1, commits.get());
                // If each commit restarted a copy, it would never end.
                awaitCommit(commits, writer);
                steps.incrementAndGet();
            });
        } finally {
            writer.interrupt();
            writer.join();
        }

        assertThat(failure.get()).isNull();
        assertThat(steps).hasValueBetween(3, 100);
        assertThat(commits.get()).isGreaterThan(begunAt.get() + 2);
        try (Connection connection = connect(copy)) {
            assertThat(text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(text(connection, "SELECT group_concat(rowid || id) FROM observers"))
                    .isEqualTo("3a,70b,9000c");
            assertThat(text(connection, "SELECT (SELECT count(*) FROM left_side) - (SELECT count(*) FROM right_side)"))
                    .isEqualTo("0");
            assertThat(Integer.parseInt(text(connection, "SELECT count(*) FROM left_side")))
                    .isBetween(5, begunAt.get());
            assertThat(text(connection, "SELECT sum(length(content)) FROM filler"))
                    .isEqualTo("60000000");
        }
        assertThat(partialFiles()).isEmpty();
    }

    /** Cron starts the second while the first, to a slow disk, is not done yet. */
    @Test
    @Timeout(60)
    void twoToOneTargetNeverShareAFile() throws Exception {
        Path copy = folder.resolve("copy.db");
        Maintenance maintenance = MeshStore.at(file, StoreOptions.DEFAULT).maintenance();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch checked = new CountDownLatch(1);
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread second = new Thread(() -> {
            try {
                maintenance.backup(copy, (done, total) -> {
                    begun.countDown();
                    await(checked);
                });
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        AtomicInteger steps = new AtomicInteger();
        maintenance.backup(copy, (done, total) -> {
            if (steps.incrementAndGet() == 1) {
                second.start();
                await(begun);
            }
        });
        assertComplete(copy);
        checked.countDown();
        second.join();
        assertThat(failure.get()).isNull();
        assertComplete(copy);
        assertThat(partialFiles()).isEmpty();
    }

    @Test
    void whatKilledOnesHaveLeftIsDeletedButNotOneThatMayBeRunning() throws Exception {
        Path left = folder.resolve("mesh.db.backup-20261101T000000Z.0123456789abcdef.partial");
        Path running = folder.resolve("copy.db.fedcba9876543210.partial");
        Path other = folder.resolve("mesh.db.partial");
        for (Path each : new Path[] {left, running, other}) {
            Files.writeString(each, "SQLite format 3");
        }
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(left, old);
        Files.setLastModifiedTime(other, old);
        MeshStore.at(file, StoreOptions.DEFAULT).maintenance().backup(folder.resolve("copy.db"), BackupProgress.NONE);
        assertThat(left).doesNotExist();
        assertThat(running).exists();
        assertThat(other).exists();
    }

    /** In a folder that all may write to, they belong to another user. */
    @Test
    void leftoversThatCannotBeDeletedPreventNothing() throws Exception {
        Path copy = folder.resolve("copy.db");
        Path left = Files.createFile(folder.resolve("copy.db.0123456789abcdef.partial"));
        Files.createDirectories(folder.resolve(left.getFileName() + "-journal").resolve("inner"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        MeshStore.at(file, StoreOptions.DEFAULT).maintenance().backup(copy, (done, total) -> {});
        assertThat(copy).exists();
    }

    /** The database may hold private messages. */
    @Test
    void isNoMoreReadableThanTheDatabase() throws Exception {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path copy = folder.resolve("copy.db");
        MeshStore.at(file, StoreOptions.DEFAULT).maintenance().backup(copy, BackupProgress.NONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .startsWith("rw-")
                .endsWith("---");
    }

    private void assertComplete(Path copy) throws SQLException {
        try (Connection connection = connect(copy)) {
            assertThat(text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(text(connection, "SELECT sum(length(content)) FROM filler"))
                    .isEqualTo("60000000");
        }
    }

    private List<Path> partialFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().contains(".partial")).toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesNothingWhenItFails() throws Exception {
        Path copy = folder.resolve("copy.db");
        assertThatThrownBy(() -> MeshStore.at(file, StoreOptions.DEFAULT)
                        .maintenance()
                        .backup(copy, (done, total) -> {
                            throw new StoreException("stopped in the middle");
                        }))
                .isInstanceOf(StoreException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).allMatch(name -> name.startsWith("mesh.db"));
        }
    }

    /** Every open connection would continue to use the file that the copy replaced. */
    @Test
    void refusesTheFilesOfTheDatabaseItself() throws Exception {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO left_side VALUES (1)");
            for (String own : new String[] {"mesh.db", "mesh.db-wal"}) {
                assertThatThrownBy(() -> MeshStore.at(file, StoreOptions.DEFAULT)
                                .maintenance()
                                .backup(folder.resolve(own), BackupProgress.NONE))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("cannot take the place of the database");
            }
        }
    }

    @Test
    void refusesAMissingDatabase() {
        assertThatThrownBy(() -> MeshStore.at(folder.resolve("none.db"), StoreOptions.DEFAULT)
                        .maintenance()
                        .backup(folder.resolve("copy.db"), BackupProgress.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("none.db");
        assertThat(folder.resolve("none.db")).doesNotExist();
        assertThat(folder.resolve("copy.db")).doesNotExist();
    }

    private void writePairs(AtomicInteger commits) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                statement.execute("BEGIN IMMEDIATE");
                statement.execute("INSERT INTO left_side VALUES (" + i + ")");
                statement.execute("INSERT INTO right_side VALUES (" + i + ")");
                statement.execute("COMMIT");
                commits.incrementAndGet();
            }
        }
    }

    private static void awaitCommit(AtomicInteger commits, Thread writer) {
        int now = commits.get();
        while (commits.get() == now && writer.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
