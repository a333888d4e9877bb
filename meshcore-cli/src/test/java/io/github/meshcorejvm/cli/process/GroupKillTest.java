package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two ingests share the messages of a group and are killed in turn: nothing is lost, and nothing is counted twice, although
 * the broker sends again what the killed one had written and not yet acknowledged. Small as part of the build; the full
 * proof is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=GroupKillTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine=-Dproof.kills=20</pre>
 */
class GroupKillTest {

    private static final int KILLS = Integer.getInteger("proof.kills", 2);

    private final SplittableRandom random = new SplittableRandom(20261129);

    @TempDir
    private Path folder;

    @Test
    void killedIngestsOfAGroupLoseAndDoubleNothing() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"))) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"persistentSession\": true, \"topics\": [\"$share/ingest/meshcore/#\"]}]}");
            List<MeshcoreProcess> ingests = new ArrayList<>();
            try {
                for (int machine = 0; machine < 2; machine++) {
                    ingests.add(start(station, machine, config));
                }
                try (SteadyTraffic traffic = new SteadyTraffic(broker)) {
                    for (int kill = 0; kill < KILLS; kill++) {
                        Thread.sleep(random.nextInt(1_500));
                        int machine = kill % 2;
                        ingests.get(machine).kill();
                        Thread.sleep(random.nextInt(500));
                        ingests.set(machine, start(station, machine, config));
                    }
                    long messages = traffic.end();
                    ingests.get(0)
                            .await("all messages of " + messages, 120, () -> station.count("observations") >= messages);
                    // Whatever the broker still sends again must change nothing.
                    for (MeshcoreProcess ingest : ingests) {
                        assertThat(ingest.terminate()).isZero();
                    }
                    SteadyTraffic.assertCounts(station, messages);
                }
            } finally {
                ingests.forEach(MeshcoreProcess::close);
            }
        }
    }

    private static MeshcoreProcess start(ServerStation station, int machine, Path config) throws Exception {
        MeshcoreProcess ingest = station.ingest("machine" + machine, config);
        ingest.awaitLog("subscribed a", 1, 60);
        return ingest;
    }
}
