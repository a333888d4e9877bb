package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that the launcher gives to the JVM, by what the program is asked to do. */
class LauncherOptionsTest {

    private static final long LONG = 201L << 20;

    @TempDir
    Path folder;

    private Path shortRecording;
    private Path longRecording;
    private InstalledProgram program;
    private Path release;

    @BeforeEach
    void make() throws Exception {
        shortRecording = Files.writeString(folder.resolve("short.jsonl"), "{}\n");
        longRecording = folder.resolve("long.jsonl");
        try (RandomAccessFile file = new RandomAccessFile(longRecording.toFile(), "rw")) {
            file.setLength(LONG);
        }
        program = new InstalledProgram(folder.resolve("program"));
        Path java = folder.resolve("jdk/bin/java");
        release = folder.resolve("jdk/release");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void takesTheThoroughCompilerForLongRecordingsOnly() throws Exception {
        assertThat(isThorough("ingest", "--replay", longRecording.toString())).isTrue();
        assertThat(isThorough("ingest", "--replay=" + longRecording)).isTrue();
        assertThat(isThorough("ingest", "--replay", "long.jsonl"))
                .as("in the working directory")
                .isTrue();
        assertThat(isThorough("ingest", "--replay", shortRecording.toString())).isFalse();
        assertThat(isThorough("ingest", "--replay", "-")).isFalse();
        assertThat(isThorough("ingest", "--replay", "missing.jsonl")).isFalse();
        assertThat(isThorough("ingest", "--replay")).isFalse();
        assertThat(isThorough("ingest", "--record", longRecording.toString())).isFalse();
    }

    /** They were taken for an ingest that waits for messages, because of a word in the arguments. */
    @Test
    void onlyAnIngestThatWaitsForMessagesGetsASmallHeap() throws Exception {
        assertThat(options("ingest", "--config", "ingest")).contains("-Xms8m");
        assertThat(options("ingest", "--replay", shortRecording.toString())).doesNotContain("-Xms8m");
        assertThat(options("ingest", "--help")).doesNotContain("-Xms8m");
        assertThat(options("help", "ingest")).doesNotContain("-Xms8m");
        assertThat(options("encode", "text", "--text", "ingest")).doesNotContain("-Xms8m");
    }

    @Test
    void aNewerJvmDoesNotGetAnOptionThatItWarnsOf() throws Exception {
        String option = "-XX:PerfDataSamplingInterval=1000";
        assertThat(options("ingest")).as("of an unknown version").doesNotContain(option);
        for (String version : List.of("17.0.15+6", "21+35", "23.0.1+11")) {
            Files.writeString(release, "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
            assertThat(options("ingest")).as(version).contains(option);
        }
        for (String version : List.of("24.0.2+12", "25.0.3+9-LTS", "30+1", "170+1")) {
            Files.writeString(release, "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
            assertThat(options("ingest")).as(version).doesNotContain(option);
        }
    }

    /** As an upgrade by copying leaves them; by their names the older one comes first. */
    @Test
    void ofTwoVersionsTheNewerOneIsStarted() throws Exception {
        Path installed = program.jar();
        Path newer = Files.copy(installed, installed.resolveSibling("meshcore-cli-99.0.0-all.jar"));
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(options("--version")).contains(newer.toString());
        Files.setLastModifiedTime(newer, FileTime.from(Instant.EPOCH));
        assertThat(options("--version")).contains(installed.toString());
    }

    private boolean isThorough(String... arguments) throws Exception {
        List<String> options = options(arguments);
        return options.contains("-XX:+TieredCompilation") && !options.contains("-XX:TieredStopAtLevel=1");
    }

    /** A Java that prints its options stands for the real one. */
    private List<String> options(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(program.command(arguments));
        command.set(0, Path.of(command.get(0)).toAbsolutePath().toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "MESHCORE_CLASS_ARCHIVE", "off"));
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> options = process.inputReader().lines().toList();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(options).as("the launcher's last line").contains("io.github.meshcorejvm.cli.Main");
        return options;
    }
}
