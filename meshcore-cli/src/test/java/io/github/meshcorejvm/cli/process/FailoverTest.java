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
 * A server that is killed while messages come in, and its synchronous standby promoted, or itself restarted: all that a
 * broker has taken is stored, nothing is counted twice, and writing resumes soon. Small as part of the build; the full proof is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=FailoverTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine="-Dproof.promotions=20 -Dproof.resumeSeconds=5"</pre>
 */
class FailoverTest {

    private static final int PROMOTIONS = Integer.getInteger("proof.promotions", 2);
    private static final int RESUME_SECONDS = Integer.getInteger("proof.resumeSeconds", 30);

    private final SplittableRandom random = new SplittableRandom(20261128);

    @TempDir
    private Path folder;

    @Test
    void writingResumesOnTheStandbyAndNothingIsLost() throws Exception {
        try (PostgresServer server = PostgresServer.start(false)) {
            ServerStation station = new ServerStation(server, folder);
            try (PostgresPair pair = new PostgresPair(server)) {
                station.replicatedBy(pair);
                disturb(station, number -> {
                    if (number > 0) {
                        pair.attachStandby();
                    }
                    pause(1_000);
                    pair.killPrimary();
                    pause(2_000);
                    pair.promote();
                });
            }
        }
    }

    @Test
    void writingResumesOnARestartedServerAndNothingIsLost() throws Exception {
        try (PostgresServer server = PostgresServer.start(false)) {
            disturb(new ServerStation(server, folder), number -> {
                pause(1_000);
                server.killAndRestart();
            });
        }
    }

    /** What happens to a server, after which it accepts writes again. */
    @FunctionalInterface
    private interface Disturbance {
        void happen(int number) throws Exception;
    }

    private void pause(int maxMillis) throws InterruptedException {
        Thread.sleep(random.nextInt(maxMillis));
    }

    private void disturb(ServerStation station, Disturbance disturbance) throws Exception {
        List<Long> resumed = new ArrayList<>();
        try (IngestStation broker = new IngestStation(folder);
                MeshcoreProcess meshcore = station.ingest("one", broker.config)) {
            meshcore.awaitLog("subscribed a", 1, 60);
            try (SteadyTraffic traffic = new SteadyTraffic(broker.broker)) {
                for (int number = 0; number < PROMOTIONS; number++) {
                    disturbance.happen(number);
                    long back = System.nanoTime();
                    long before = station.count("observations");
                    meshcore.await("new rows", RESUME_SECONDS, () -> station.count("observations") > before);
                    resumed.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
                }
                long messages = traffic.end();
                meshcore.await("all messages of " + messages, 120, () -> station.count("observations") >= messages);
                SteadyTraffic.assertCounts(station, messages);
            }
            assertThat(meshcore.log()).doesNotContain(ServerStation.PASSWORD, "failed to write a record");
            assertThat(meshcore.terminate()).isZero();
        }
        System.out.println("FailoverTest: milliseconds until new rows: " + resumed);
    }
}
