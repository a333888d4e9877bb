package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes has lost nothing that it said was written, and leaves no half batch. */
class KilledWriterTest {

    private static final long SEED = 20261123;
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsThereWholeAndOnce() throws Exception {
        Path file = folder.resolve("killed.db");
        SplittableRandom random = new SplittableRandom(SEED);
        int max = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            max = Math.max(max, killAfter(file, random.nextInt(1, 60)));
            int packets = Integer.parseInt(
                    query(file, "SELECT count(*) FROM transmissions").get(0));
            assertThat(packets % EndlessWriter.BATCH)
                    .as("kill %d: half a batch", kill)
                    .isZero();
            assertThat(packets).as("kill %d", kill).isGreaterThanOrEqualTo(max * EndlessWriter.BATCH);
            assertThat(query(file, "SELECT count(*) FROM observations")).containsExactly("" + packets);
            assertThat(query(file, "SELECT advert_count FROM nodes")).containsExactly("" + packets);
            for (String table : List.of("client_rf_samples", "node_declared_regions")) {
                assertThat(query(file, "SELECT count(*) * " + EndlessWriter.BATCH + " FROM " + table))
                        .as("kill %d: one of each batch in %s", kill, table)
                        .containsExactly("" + packets);
            }
            assertThat(query(file, "SELECT count(DISTINCT tx_id) FROM advert_route_evidence"))
                    .as("kill %d: adverts with evidence of their route", kill)
                    .containsExactly("" + packets);
            assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    /** Returns how many batches the process said were written. */
    private static int killAfter(Path file, int batches) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EndlessWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int said = 0;
        try (BufferedReader out = writer.inputReader()) {
            while (said < batches) {
                assertThat(out.readLine()).as("what the writer says").isEqualTo("" + said);
                said++;
            }
            // Not the process's own method, which closes the stream with what is still in it.
            writer.toHandle().destroyForcibly();
            while (out.readLine() != null) {
                said++;
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
