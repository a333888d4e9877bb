package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive that the launcher makes is used, renewed with the jar, and changes nothing that is printed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClassArchiveTest {

    private static final int WRONG_USAGE = 2;
    private static final String PACKET = "150200AA11";
    private static final long MAX_WAIT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final String BROKER_CLIENT = "io/github/meshcorejvm/cli/mqtt/BrokerClient";
    private static final String DECODER = "io/github/meshcorejvm/cli/decode/DecodePrinter";

    @TempDir
    Path folder;

    @Test
    void theArchiveIsMadeOnceUsedAndRenewedWithTheJar() throws Exception {
        InstalledProgram program = new InstalledProgram(folder);
        String without = run(program, "on", "");
        Path archive = awaitArchive(Instant.EPOCH);

        assertThat(run(program, "on", "")).isEqualTo(without);
        assertThat(run(program, "on", "-Xlog:class+load"))
                .contains(
                        "io.github.meshcorejvm.cli.Main source: shared objects file",
                        "picocli.CommandLine source: shared objects file");
        // Other collectors than the one of the archive may be chosen, which makes no second one.
        assertThat(run(program, "on", "-XX:+UseSerialGC")).isEqualTo(without);
        assertThat(run(program, "on", "-XX:-UseSerialGC -XX:+UseParallelGC")).isEqualTo(without);
        awaitNoTraining();
        assertThat(traces()).containsExactly(archive);

        Instant jarReplaced = Instant.now().plusSeconds(2);
        Files.setLastModifiedTime(folder.resolve("lib/meshcore-cli-0-all.jar"), FileTime.from(jarReplaced));
        assertThat(run(program, "on", "")).isEqualTo(without);
        while (Instant.now().isBefore(jarReplaced.plusSeconds(1))) {
            Thread.sleep(100);
        }
        run(program, "on", "");
        awaitArchive(jarReplaced);

        awaitNoTraining();
        overwrite(archive, "no archive");
        assertThat(run(program, "on", "")).isEqualTo(without);
        awaitNoTraining();
    }

    @Test
    void aLiveIngestHasAnArchiveOfItsOwn() throws Exception {
        InstalledProgram program = new InstalledProgram(folder);
        // Not --help: what only prints that does not wait for messages.
        runs(WRONG_USAGE, program, "on", "", "ingest", "--record-keep", "3");
        Path live = awaitArchive(Instant.EPOCH);
        awaitNoTraining();

        assertThat(runs(WRONG_USAGE, program, "on", "-Xlog:class+load", "ingest", "--record-keep", "3"))
                .contains("io.github.meshcorejvm.cli.command.IngestCommand source: shared objects file");
        assertThat(names(live)).contains(BROKER_CLIENT).doesNotContain(DECODER);

        Files.delete(live);
        // A replay ends, as other commands do.
        runs(1, program, "on", "", "ingest", "--replay", "missing");
        assertThat(names(awaitArchive(Instant.EPOCH))).contains(DECODER).doesNotContain(BROKER_CLIENT);
        awaitNoTraining();
    }

    /** Of these two, those that an archive has. */
    private static List<String> names(Path archive) throws IOException {
        String bytes = Files.readString(archive, StandardCharsets.ISO_8859_1);
        return Stream.of(BROKER_CLIENT, DECODER).filter(bytes::contains).toList();
    }

    @Test
    void withoutLeaveNoArchiveIsMade() throws Exception {
        InstalledProgram program = new InstalledProgram(folder);

        run(program, "off", "");

        assertThat(traces()).isEmpty();
        // The folder that a training begins with is made in the background.
        Thread.sleep(3_000);
        assertThat(traces()).isEmpty();
    }

    /** Over a file that must not be written to, as dumps are, newer than the jar. */
    private static void overwrite(Path archive, String text) throws IOException {
        Files.delete(archive);
        Files.writeString(archive, text);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(10)));
    }

    private String run(InstalledProgram program, String archive, String javaOptions) throws Exception {
        return run(program, archive, javaOptions, "decode", PACKET);
    }

    private String run(InstalledProgram program, String archive, String javaOptions, String... arguments)
            throws Exception {
        return runs(0, program, archive, javaOptions, arguments);
    }

    private String runs(int status, InstalledProgram program, String archive, String javaOptions, String... arguments)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(program.command(arguments)).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MESHCORE_CLASS_ARCHIVE", archive);
        builder.environment().put("MESHCORE_JAVA_OPTS", javaOptions);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }

    private Path awaitArchive(Instant newerThan) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < MAX_WAIT_NANOS) {
            Optional<Path> found = archive();
            if (found.isPresent()
                    && Files.getLastModifiedTime(found.get()).toInstant().isAfter(newerThan)) {
                return found.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive after two minutes in " + folder);
    }

    private void awaitNoTraining() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (traces().stream().anyMatch(file -> file.toString().endsWith(".training"))) {
            assertThat(System.nanoTime() - begun).as("a training is under way").isLessThan(MAX_WAIT_NANOS);
            Thread.sleep(100);
        }
    }

    private Optional<Path> archive() throws IOException {
        return traces().stream()
                .filter(file -> file.toString().endsWith(".jsa"))
                .findFirst();
    }

    /** Archives, and what a training leaves while it is under way. */
    private List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().contains(".jsa"))
                    .toList();
        }
    }
}
