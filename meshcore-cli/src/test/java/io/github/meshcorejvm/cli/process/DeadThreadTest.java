package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that has ended or hangs ends the process, whichever it is. */
class DeadThreadTest {

    private static final int MESSAGES = 20;
    private static final String QUICK = " -Dmeshcore.stuckAfterSeconds=2 -Dmeshcore.recoverWithinSeconds=2";

    @TempDir
    Path folder;

    @Test
    void anyThreadThatEndsByAnErrorEndsTheProcess() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            new HealthPage(station);
            for (String thread : List.of("decoder", "writer", "chores", "HTTP-Dispatcher")) {
                Path database = folder.resolve(thread + ".db");
                int port = Mosquitto.freePort();
                try (MeshcoreProcess meshcore = start(station, database, Debugger.option(port));
                        Debugger debugger = Debugger.attach(port)) {
                    debugger.kill(thread);
                    FailFastTest.endsWithOne(meshcore);
                    assertThat(meshcore.log()).contains("the thread " + thread + " ended unexpectedly");
                }
            }
        }
    }

    @Test
    void aDecoderThatHangsInAMessageEndsTheProcess() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            int port = Mosquitto.freePort();
            try (MeshcoreProcess meshcore = start(station, database, Debugger.option(port) + QUICK)) {
                // Not closed: that would let the thread go.
                Debugger.attach(port).holdAt("io.github.meshcorejvm.cli.ingest.ItemReader", "read");
                station.publisher.publishSynthetic(0, MESSAGES);
                FailFastTest.endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("the decoder is stuck in one message");
            }
            FailFastTest.storesAll(station, database, MESSAGES);
        }
    }

    private static MeshcoreProcess start(IngestStation station, Path database, String options) throws Exception {
        return station.ingest(database, "env", "JAVA_TOOL_OPTIONS=" + options);
    }
}
