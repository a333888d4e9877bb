package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds in processes of their own, which are killed anywhere on their way, beside a writer. */
class KilledBuildTest {

    private static final int KILLS = Integer.getInteger("meshcore.neighbor.kills", 8);

    @TempDir
    Path folder;

    @Test
    void killedBuildsNeitherSkipNorCountTwice() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        Path path = folder.resolve("mesh.db");
        try (MeshFile file = new MeshFile(path)) {
            RandomMesh mesh = new RandomMesh(random.split(), file);
            mesh.traffic(500);
            for (int kill = 0; kill < KILLS; kill++) {
                Process builder = start(path);
                int writes = 1 + random.nextInt(40);
                while (builder.getInputStream().read() != '.') {
                    // Until the first build is done.
                }
                for (int i = 0; i < writes; i++) {
                    mesh.traffic(5);
                }
                builder.destroyForcibly();
                assertThat(builder.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(builder.exitValue()).as("killed, not failed").isNotIn(0, 1);
            }
            new NeighborGraphBuilder(path, NeighborOptions.DEFAULT).update();
            assertThat(file.edges()).isEqualTo(mesh.expected());
        }
    }

    private static Process start(Path path) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Builds without end, a few observations at a time, so that a kill is likely to come between two of them. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] arguments) throws SQLException {
            NeighborGraphBuilder builder = new NeighborGraphBuilder(
                    Path.of(arguments[0]), NeighborOptions.DEFAULT, new BatchSizes(2, 50, 100, 10));
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
