package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds in processes of their own, which are killed anywhere on their way, beside a writer; on a server also frozen. */
class KilledBuildTest {

    private static final int KILLS = Integer.getInteger("meshcore.neighbor.kills", 8);
    private static final int FREEZES = Math.max(2, KILLS / 4);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void killedBuildsNeitherSkipNorCountTwice(StoreEngine engine) throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        try (MeshFile file = MeshFile.of(engine, folder.resolve("mesh.db"))) {
            RandomMesh mesh = new RandomMesh(random.split(), file);
            mesh.traffic(500);
            for (int kill = 0; kill < KILLS; kill++) {
                Process builder = start(file.place());
                int writes = 1 + random.nextInt(40);
                awaitFirstBuild(builder);
                for (int i = 0; i < writes; i++) {
                    mesh.traffic(5);
                }
                builder.destroyForcibly();
                assertThat(builder.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(builder.exitValue()).as("killed, not failed").isNotIn(0, 1);
            }
            file.builder(NeighborOptions.DEFAULT).update();
            assertThat(file.edges()).isEqualTo(mesh.expected());
        }
    }

    /** What a build that was overtaken still holds, the server refuses when it continues. */
    @Test
    void frozenBuildsNeitherSkipNorCountTwice() throws Exception {
        try (MeshFile file = MeshFile.of(StoreEngine.POSTGRESQL, folder)) {
            RandomMesh mesh = new RandomMesh(new SplittableRandom(4), file);
            mesh.traffic(500);
            for (int freeze = 0; freeze < FREEZES; freeze++) {
                Process builder = start(file.place());
                try {
                    awaitFirstBuild(builder);
                    mesh.traffic(50);
                    signal("STOP", builder);
                    updateUntilDone(file);
                    assertThat(file.edges()).isEqualTo(mesh.expected());
                    mesh.traffic(5);
                    signal("CONT", builder);
                    updateUntilDone(file);
                } finally {
                    builder.destroyForcibly().waitFor();
                }
            }
            updateUntilDone(file);
            assertThat(file.edges()).isEqualTo(mesh.expected());
        }
    }

    private static void awaitFirstBuild(Process builder) throws IOException {
        assertThat(builder.getInputStream().read()).as("the first build").isEqualTo('.');
    }

    /** A frozen transaction holds the writer lock until the server ends it. */
    private static void updateUntilDone(MeshFile file) {
        long begun = System.nanoTime();
        while (true) {
            try {
                file.builder(NeighborOptions.DEFAULT).update();
                return;
            } catch (StoreBusyException held) {
                assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(60));
            }
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static Process start(String place) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        place)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Builds without end, a few observations at a time, so that a kill is likely to come between two of them. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] arguments) {
            MeshBuilder builder = MeshBuilder.at(
                    StoreLocation.parse(arguments[0]), NeighborOptions.DEFAULT, new BatchSizes(2, 50, 100, 10));
            for (int run = 0; ; run++) {
                if (run % 20 == 19) {
                    builder.rebuild();
                } else {
                    builder.update();
                }
                System.out.print('.');
                System.out.flush();
            }
        }
    }
}
