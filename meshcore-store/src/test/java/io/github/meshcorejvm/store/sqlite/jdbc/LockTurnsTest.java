package io.github.meshcorejvm.store.sqlite.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTurnsTest {

    private static final Duration UNTIL_ALONE = Duration.ofMillis(1100);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("turns become longer while nobody else commits, up to half a second, and short with the first commit")
    void growAlone() throws Exception {
        Path file = folder.resolve("mesh.db");
        Sql.execute(file, "PRAGMA journal_mode = WAL");
        Sql.execute(file, "CREATE TABLE t (x)");
        try (Connection connection = Connections.open(file, StoreOptions.DEFAULT)) {
            LockTurns turns = new LockTurns(connection, true);
            long first = turns.take(LockTurns.Deadline::nanos);
            Thread.sleep(UNTIL_ALONE.toMillis());
            assertThat(turns.take(LockTurns.Deadline::nanos)).isEqualTo(2 * first);
            long longest = 0;
            for (int turn = 0; turn < 10; turn++) {
                longest = turns.take(LockTurns.Deadline::nanos);
            }
            assertThat(longest).isEqualTo(Duration.ofMillis(500).toNanos());
            Sql.execute(file, "INSERT INTO t VALUES (1)");
            assertThat(turns.take(LockTurns.Deadline::nanos)).isEqualTo(first);
            assertThat(turns.take(LockTurns.Deadline::nanos)).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("a migration's turns stay short")
    void sameLength() throws Exception {
        Path file = folder.resolve("mesh.db");
        Sql.execute(file, "PRAGMA journal_mode = WAL");
        try (Connection connection = Connections.open(file, StoreOptions.DEFAULT)) {
            LockTurns turns = new LockTurns(connection);
            long first = turns.take(LockTurns.Deadline::nanos);
            Thread.sleep(UNTIL_ALONE.toMillis());
            assertThat(turns.take(LockTurns.Deadline::nanos)).isEqualTo(first);
        }
    }
}
