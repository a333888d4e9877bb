package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher takes the thorough compiler where there is time for it: the option of the JVM that chooses it is looked at. */
class LauncherCompilerTest {

    private static final long LONG = 201L << 20;

    @TempDir
    Path folder;

    private Path shortRecording;
    private Path longRecording;
    private InstalledProgram program;

    @BeforeEach
    void make() throws Exception {
        shortRecording = Files.writeString(folder.resolve("short.jsonl"), "{}\n");
        longRecording = folder.resolve("long.jsonl");
        try (RandomAccessFile file = new RandomAccessFile(longRecording.toFile(), "rw")) {
            file.setLength(LONG);
        }
        program = new InstalledProgram(folder.resolve("program"));
        Path java = folder.resolve("jdk/bin/java");
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

    /** A Java that prints its options stands for the real one. */
    private boolean isThorough(String... arguments) throws Exception {
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
        return options.contains("-XX:+TieredCompilation") && !options.contains("-XX:TieredStopAtLevel=1");
    }
}
