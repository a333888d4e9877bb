package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.meshcorejvm.cli.conformance.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prometheus' own judge of rules. Where it is missing, tests are skipped, unless all of them are asked for. */
final class Promtool {

    private static final Path EXECUTABLE = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /** Runs a file of tests, which must pass. */
    static void test(Path file) throws IOException, InterruptedException {
        if (!Files.isExecutable(EXECUTABLE)) {
            String message = EXECUTABLE + " is missing";
            if (SharedFolder.isComplete()) {
                fail(message);
            }
            abort(message);
        }
        Process process = new ProcessBuilder(EXECUTABLE.toString(), "test", "rules", file.toString())
                .directory(file.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).endsWith("SUCCESS");
    }
}
