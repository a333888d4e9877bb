package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For a fixed set of nodes, whatever happens on the way, the table ends as one rebuild would make it. */
class RandomHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("meshcore.neighbor.histories", 500);
    private static final NeighborOptions OPTIONS = NeighborOptions.DEFAULT;

    @TempDir
    Path folder;

    /** Updates, rebuilds and failures in mid-transaction, in random order, with random batch sizes. */
    @Test
    void anySplitEndsInTheRowsOfOneRebuild() throws Exception {
        for (int seed = 0; seed < HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path path = folder.resolve("mesh-" + seed + ".db");
            try (MeshFile file = new MeshFile(path)) {
                RandomMesh mesh = new RandomMesh(random, file);
                int steps = 1 + random.nextInt(8);
                for (int step = 0; step < steps; step++) {
                    mesh.traffic(random.nextInt(12));
                    if (random.nextInt(3) == 0) {
                        failInMidTransaction(file, random);
                    }
                    run(builder(path, random), random);
                    file.execute("DROP TRIGGER IF EXISTS fail");
                    if (random.nextInt(4) == 0) {
                        run(builder(path, random), random);
                    }
                }
                builder(path, random).update();
                assertThat(file.edges()).as("updates, seed %d", seed).isEqualTo(mesh.expected());
                builder(path, random).rebuild();
                assertThat(file.edges()).as("rebuild, seed %d", seed).isEqualTo(mesh.expected());
            }
            Files.delete(path);
        }
    }

    /** Several builders at once beside a writer: nothing is counted twice, nothing is skipped. */
    @Test
    void buildersAtOnceBesideAWriterCountEverythingOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int seed = 0; seed < HISTORIES / 25; seed++) {
                SplittableRandom random = new SplittableRandom(-1 - seed);
                Path path = folder.resolve("busy-" + seed + ".db");
                try (MeshFile file = new MeshFile(path)) {
                    RandomMesh mesh = new RandomMesh(random.split(), file);
                    SplittableRandom[] randoms = {random.split(), random.split(), random.split()};
                    CompletableFuture<?>[] builders = new CompletableFuture<?>[randoms.length];
                    // A rebuild would repair what was counted twice, so half of the histories go without.
                    boolean rebuilds = seed % 2 == 1;
                    for (int i = 0; i < builders.length; i++) {
                        SplittableRandom own = randoms[i];
                        builders[i] = CompletableFuture.runAsync(
                                () -> {
                                    for (int run = 0; run < 12; run++) {
                                        NeighborGraphBuilder builder = builder(path, own);
                                        if (rebuilds) {
                                            run(builder, own);
                                        } else {
                                            builder.update();
                                        }
                                    }
                                },
                                threads);
                    }
                    for (int batch = 0; batch < 40; batch++) {
                        mesh.traffic(random.nextInt(6));
                    }
                    CompletableFuture.allOf(builders).get();
                    builder(path, random).update();
                    assertThat(file.edges()).as("seed %d", seed).isEqualTo(mesh.expected());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(NeighborGraphBuilder builder, SplittableRandom random) {
        try {
            if (random.nextInt(4) == 0) {
                builder.rebuild();
            } else {
                builder.update();
            }
        } catch (StoreException failed) {
            assertThat(failed).hasMessageContaining("killed");
        }
    }

    /** From now on, a transaction of a build is thrown away somewhere on its way: before, between or after its rows. */
    private static void failInMidTransaction(MeshFile file, SplittableRandom random) throws SQLException {
        String[] events = {
            String.format(Locale.ROOT, "BEFORE INSERT ON neighbor_edges WHEN new.node_a > '0%x'", random.nextInt(12)),
            "BEFORE UPDATE ON neighbor_edges WHEN new.count > " + random.nextInt(4),
            "BEFORE DELETE ON neighbor_edges WHEN old.count > " + random.nextInt(4),
            "BEFORE UPDATE ON meshcore_state",
            "AFTER INSERT ON meshcore_state"
        };
        String event = events[random.nextInt(events.length)];
        if (event.contains("meshcore_state")) {
            file.execute("CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)");
        }
        String how = random.nextBoolean() ? "ROLLBACK" : "ABORT";
        file.execute("CREATE TRIGGER fail " + event + " BEGIN SELECT RAISE(" + how + ", 'killed'); END");
    }

    private static NeighborGraphBuilder builder(Path path, SplittableRandom random) {
        BatchSizes sizes = random.nextBoolean()
                ? BatchSizes.DEFAULT
                : new BatchSizes(
                        1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
        return new NeighborGraphBuilder(path, OPTIONS, sizes);
    }
}
