package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.terminal.TerminalWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status line on a real terminal, made by {@code script}, and its absence everywhere else. */
class TerminalOutputTest {

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @TempDir
    Path folder;

    private IngestStation station;

    @BeforeEach
    void connect() throws Exception {
        station = new IngestStation(folder);
    }

    @AfterEach
    void close() throws Exception {
        station.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    void theStatusLineFitsTheTerminal(int columns) throws Exception {
        Path screen = folder.resolve("screen.txt");

        String output = onTerminal("stty cols " + columns + "; exec ", "", screen, "(?s).*(\r\u001b\\[K[^\r\n]+){3}.*");

        List<String> lines = Stream.of(output.split("\r\u001b\\[K|\r?\n"))
                .filter(line -> !line.isBlank() && !line.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> assertThat(TerminalWidth.of(line)).isLessThan(columns));
    }

    @ParameterizedTest
    @ValueSource(strings = {"decode", "encode"})
    void whoReadsFromATerminalSaysSo(String command) throws Exception {
        String line = String.join(" ", MeshcoreProcess.command(List.of(), command));
        Process process = new ProcessBuilder("script", "-qec", line, "/dev/null")
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("from the terminal, end with Ctrl-D");
        } finally {
            stop(process);
            process.destroyForcibly();
        }
    }

    @Test
    void nothingIsDrawnIntoAFileThoughTheOthersAreATerminal() throws Exception {
        Path errors = folder.resolve("errors.txt");

        String output = onTerminal("exec ", " 2>" + errors, errors, "(?s).*subscribed a .*");

        assertThat(output).doesNotContain("\u001b");
        assertThat(Files.readString(errors)).contains("stopping").doesNotContain("\u001b", "\r");
    }

    @Test
    void nothingIsDrawnIntoAPipeThoughTheOthersAreATerminal() throws Exception {
        Path screen = folder.resolve("screen.txt");

        String output = onTerminal("", " 2>&1 >/dev/null | cat", screen, "(?s).*subscribed a .*");

        assertThat(output).contains("stopping").doesNotContain("\u001b");
    }

    /**
     * What a terminal shows of {@code ingest}, which a shell starts with {@code before} and {@code after} around it, and which
     * is stopped a moment after {@code watched} matches {@code pattern}.
     */
    private String onTerminal(String before, String after, Path watched, String pattern)
            throws IOException, InterruptedException {
        List<String> program = MeshcoreProcess.command(
                List.of(),
                "ingest",
                "--config",
                station.config.toString(),
                "--db",
                folder.resolve("mesh.db").toString());
        Path screen = folder.resolve("screen.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-qfec", before + String.join(" ", program) + after, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().putAll(XTERM);
        builder.environment().remove("COLUMNS");
        builder.environment()
                .put("CORESCOPE_INGESTOR_STATS", folder.resolve("stats.json").toString());
        Process process = builder.start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Files.exists(watched) || !Files.readString(watched).matches(pattern)) {
                assertThat(System.nanoTime()).as(Files.readString(screen)).isLessThan(end);
                Thread.sleep(100);
            }
            // Long enough for a status line, which comes once a second.
            Thread.sleep(1500);
            stop(process);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            stop(process);
            process.destroyForcibly();
        }
        return Files.readString(screen, StandardCharsets.UTF_8);
    }

    private static void stop(Process shell) {
        shell.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroy);
    }
}
