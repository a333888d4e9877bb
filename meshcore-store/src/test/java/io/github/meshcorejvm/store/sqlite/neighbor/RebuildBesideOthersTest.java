package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rebuild, a reader and a writer on one file.
 */
class RebuildBesideOthersTest {

    private static final int OBSERVATIONS = 60_000;
    private static final long MAX_MS_PER_COMMIT = 1_000;

    @TempDir
    Path folder;

    @Test
    void readersSeeAWholeGraphAndCommitsAreShort() throws Exception {
        Path path = folder.resolve("mesh.db");
        try (MeshFile file = new MeshFile(path)) {
            fill(file);
            // The old graph: one edge of one count, as if from somewhere else.
            file.insert("INSERT INTO neighbor_edges VALUES ('a', 'b', 1, '2025-01-01T00:00:00Z')");
            file.execute("PRAGMA synchronous = FULL");
            AtomicBoolean done = new AtomicBoolean();
            Set<Long> seen = new ConcurrentSkipListSet<>();
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> watch(path, done, seen));
            AtomicLong slowest = new AtomicLong();
            CompletableFuture<Void> rebuilds = CompletableFuture.runAsync(() -> {
                NeighborGraphBuilder builder = new NeighborGraphBuilder(path, NeighborOptions.DEFAULT);
                for (int i = 0; i < 3; i++) {
                    builder.rebuild();
                }
            });
            long transmission = file.transmission(2, 1, null);
            while (!rebuilds.isDone()) {
                long start = System.nanoTime();
                file.observation(transmission, null, "rx", "[]", 1);
                slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
                Thread.sleep(10);
            }
            rebuilds.get(60, TimeUnit.SECONDS);
            done.set(true);
            reader.get(60, TimeUnit.SECONDS);

            assertThat(seen).containsExactly(1L, (long) OBSERVATIONS);
            assertThat(TimeUnit.NANOSECONDS.toMillis(slowest.get())).isLessThan(MAX_MS_PER_COMMIT);
        }
    }

    private static void watch(Path path, AtomicBoolean done, Set<Long> seen) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            do {
                try (ResultSet sum = statement.executeQuery("SELECT sum(count) FROM neighbor_edges")) {
                    sum.next();
                    seen.add(sum.getLong(1));
                }
            } while (!done.get());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One count for each observation. */
    private static void fill(MeshFile file) throws SQLException {
        file.execute("BEGIN");
        for (int i = 0; i < 256; i++) {
            file.node(String.format(Locale.ROOT, "%02x", i) + "0".repeat(62));
        }
        long observer = file.observer("ff".repeat(32));
        long transmission = file.transmission(5, 1, null);
        for (int i = 0; i < OBSERVATIONS; i++) {
            file.observation(
                    transmission, observer, "rx", String.format(Locale.ROOT, "[\"%02X\"]", i % 255), 1_763_899_200);
        }
        file.execute("COMMIT");
    }
}
