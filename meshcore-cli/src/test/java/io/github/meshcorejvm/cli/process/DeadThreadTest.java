package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that hangs in the program itself ends the process. */
class DeadThreadTest {

    private static final int MESSAGES = 20;
    private static final String QUICK = " -Dmeshcore.stuckAfterSeconds=2 -Dmeshcore.recoverWithinSeconds=2";

    @TempDir
    Path folder;

    @Test
    void aDecoderThatHangsInAMessageEndsTheProcess() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            int port = Mosquitto.freePort();
            try (MeshcoreProcess meshcore = start(station, database, Debugger.option(port) + QUICK)) {
                // Not closed: that would let the thread go.
                Debugger.attach(port).holdAt("io.github.meshcorejvm.cli.message.RecordReader", "read");
                station.publisher.publishSynthetic(0, MESSAGES);
                FailFastTest.endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("the decoder is stuck in one message");
            }
            FailFastTest.storesAll(station, database, MESSAGES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"writer", "decoder", "neighbor-build", "HTTP-Dispatcher"})
    void aThreadThatDiesByAnErrorEndsTheProcess(String thread) throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            HealthPage health = new HealthPage(station);
            int port = Mosquitto.freePort();
            try (MeshcoreProcess meshcore = start(station, database, Debugger.option(port) + QUICK)) {
                station.publisher.publishSynthetic(0, MESSAGES);
                meshcore.await("the messages", 20, () -> Database.count(database, "observations") == MESSAGES);
                assertThat(health.text()).isEqualTo("ok\n");
                Debugger.attach(port).kill(thread);
                FailFastTest.endsWithOne(meshcore);
            }
        }
    }

    /** Paho's own thread ends without a word. */
    @Test
    void aReceiverThatDiesByAnErrorIsReplaced() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            int port = Mosquitto.freePort();
            try (MeshcoreProcess meshcore = start(station, database, Debugger.option(port))) {
                Debugger.attach(port).kill("MQTT Rec: ");
                station.publisher.publishSynthetic(0, MESSAGES);
                meshcore.await("the messages", 25, () -> Database.count(database, "observations") == MESSAGES);
                assertThat(meshcore.log())
                        .contains("OutOfMemoryError, next attempt")
                        .doesNotContain("ended unexpectedly");
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    private static MeshcoreProcess start(IngestStation station, Path database, String options) throws Exception {
        return station.ingest(database, "env", "JAVA_TOOL_OPTIONS=" + options);
    }
}
