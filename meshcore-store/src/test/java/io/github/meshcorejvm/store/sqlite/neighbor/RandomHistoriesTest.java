package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.testing.StoreEngine;
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
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** For a fixed set of nodes, whatever happens on the way, the table ends as one rebuild would make it. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
class RandomHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("meshcore.neighbor.histories", 500);
    private static final NeighborOptions OPTIONS = NeighborOptions.DEFAULT;

    /** On a server each takes longer, and the code is the same but for its statements. */
    private static final int HISTORIES_ON_SERVER = Math.max(1, HISTORIES / 20);

    @Parameter
    StoreEngine engine;

    @TempDir
    Path folder;

    private int histories() {
        return engine == StoreEngine.SQLITE ? HISTORIES : HISTORIES_ON_SERVER;
    }

    /** Updates, rebuilds and failures in mid-transaction, in random order, with random batch sizes. */
    @Test
    void anySplitEndsInTheRowsOfOneRebuild() throws Exception {
        for (int seed = 0; seed < histories(); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path path = folder.resolve("mesh-" + seed + ".db");
            try (MeshFile file = MeshFile.of(engine, path)) {
                RandomMesh mesh = new RandomMesh(random, file);
                int steps = 1 + random.nextInt(8);
                for (int step = 0; step < steps; step++) {
                    mesh.traffic(random.nextInt(12));
                    if (random.nextInt(3) == 0) {
                        failInMidTransaction(file, random);
                    }
                    run(builder(file, random), random);
                    file.dropTriggers();
                    if (random.nextInt(4) == 0) {
                        run(builder(file, random), random);
                    }
                }
                builder(file, random).update();
                assertThat(file.edges()).as("updates, seed %d", seed).isEqualTo(mesh.expected());
                builder(file, random).rebuild();
                assertThat(file.edges()).as("rebuild, seed %d", seed).isEqualTo(mesh.expected());
            }
            Files.deleteIfExists(path);
        }
    }

    /** Several builders at once beside a writer: nothing is counted twice, nothing is skipped. */
    @Test
    void buildersAtOnceBesideAWriterCountEverythingOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int seed = 0; seed < Math.max(2, histories() / 25); seed++) {
                SplittableRandom random = new SplittableRandom(-1 - seed);
                Path path = folder.resolve("busy-" + seed + ".db");
                try (MeshFile file = MeshFile.of(engine, path)) {
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
                                        MeshBuilder builder = builder(file, own);
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
                    builder(file, random).update();
                    assertThat(file.edges()).as("seed %d", seed).isEqualTo(mesh.expected());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(MeshBuilder builder, SplittableRandom random) {
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
        if (file.isFile()) {
            file.execute("CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)");
        }
        String[][] events = {
            {"BEFORE INSERT ON neighbor_edges", String.format(Locale.ROOT, "new.node_a > '0%x'", random.nextInt(12))},
            {"BEFORE UPDATE ON neighbor_edges", "new.count > " + random.nextInt(4)},
            {"BEFORE DELETE ON neighbor_edges", "old.count > " + random.nextInt(4)},
            {"BEFORE UPDATE ON " + file.stateTable(), "1 = 1"},
            {"AFTER INSERT ON " + file.stateTable(), "1 = 1"}
        };
        String[] event = events[random.nextInt(events.length)];
        String how = random.nextBoolean() ? "ROLLBACK" : "ABORT";
        file.trigger(
                "fail",
                event[0],
                event[1],
                file.isFile() ? "SELECT RAISE(" + how + ", 'killed')" : "RAISE EXCEPTION 'killed'");
    }

    private static MeshBuilder builder(MeshFile file, SplittableRandom random) {
        BatchSizes sizes = random.nextBoolean()
                ? BatchSizes.DEFAULT
                : new BatchSizes(
                        1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9));
        return file.builder(OPTIONS, sizes);
    }
}
