package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresPair;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A primary that is killed and whose synchronous standby is promoted, while messages come in: all that a broker has taken is
 * stored, nothing is counted twice, and writing resumes soon. Small as part of the build; the full proof is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=FailoverTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine="-Dproof.promotions=20 -Dproof.resumeSeconds=5"</pre>
 */
class FailoverTest {

    private static final int PROMOTIONS = Integer.getInteger("proof.promotions", 2);
    private static final int RESUME_SECONDS = Integer.getInteger("proof.resumeSeconds", 30);

    @TempDir
    private Path folder;

    @Test
    void writingResumesOnTheStandbyAndNothingIsLost() throws Exception {
        SplittableRandom random = new SplittableRandom(20261128);
        List<Long> resumed = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start(false);
                IngestStation broker = new IngestStation(folder)) {
            ServerStation station = new ServerStation(server, folder);
            try (PostgresPair pair = new PostgresPair(server)) {
                station.replicatedBy(pair);
                try (MeshcoreProcess meshcore = station.ingest("one", broker.config)) {
                    meshcore.awaitLog("subscribed a", 1, 60);
                    try (SteadyTraffic traffic = new SteadyTraffic(broker.broker)) {
                        for (int promotion = 0; promotion < PROMOTIONS; promotion++) {
                            if (promotion > 0) {
                                pair.attachStandby();
                            }
                            Thread.sleep(random.nextInt(1_000));
                            pair.killPrimary();
                            Thread.sleep(random.nextInt(2_000));
                            pair.promote();
                            long promoted = System.nanoTime();
                            long before = station.count("observations");
                            meshcore.await(
                                    "writing behind the promotion",
                                    RESUME_SECONDS,
                                    () -> station.count("observations") > before);
                            resumed.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - promoted));
                        }
                        long messages = traffic.end();
                        meshcore.await(
                                "all messages of " + messages, 120, () -> station.count("observations") >= messages);
                        SteadyTraffic.assertCounts(station, messages);
                    }
                    assertThat(meshcore.log()).doesNotContain(ServerStation.PASSWORD, "failed to write a record");
                    assertThat(meshcore.terminate()).isZero();
                }
            }
        }
        System.out.println("FailoverTest: milliseconds from promotion to the next rows: " + resumed);
    }
}
