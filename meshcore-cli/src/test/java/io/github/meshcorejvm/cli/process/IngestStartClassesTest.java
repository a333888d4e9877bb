package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest starts without what takes long to set up. */
class IngestStartClassesTest {

    @TempDir
    Path folder;

    /**
     * The JVM makes {@code equals} and {@code hashCode} of a record when they are first called: 30 method handles for a small
     * record, a tenth of the time of the whole start for one with records in it.
     */
    @Test
    void noRecordIsComparedOrHashedBeforeTheFirstMessage() throws Exception {
        Path log = folder.resolve("classes.log");
        try (IngestStation station = new IngestStation(folder)) {
            HealthPage page = new HealthPage(station);
            List<String> command = new ArrayList<>(MeshcoreProcess.command(
                    List.of(),
                    "ingest",
                    "--config",
                    station.config.toString(),
                    "--db",
                    folder.resolve("mesh.db").toString()));
            command.add(1, "-Xlog:class+load:file=" + log + ":none");
            try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, command, Map.of())) {
                meshcore.await("the first tasks", 60, page::tellsThatTasksHaveRun);
                assertThat(meshcore.terminate()).isZero();
            }
        }
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.startsWith("io.github.meshcorejvm.cli.mqtt.SourceSet "))
                .noneMatch(line -> line.startsWith("java.lang.runtime.ObjectMethods "));
    }
}
