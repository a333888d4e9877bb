package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.meshcorejvm.cli.conformance.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The alert rules, as Prometheus itself judges them. */
class AlertRulesTest {

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @Test
    void theRulesFireWhenTheyShouldAndOnlyThen() throws Exception {
        assertThat(promtool("test", "rules", "alerts-test.yml")).endsWith("SUCCESS");
    }

    @Test
    void eachRuleHasATestInWhichItFires() throws IOException {
        String tests = Files.readString(MonitoringFiles.FOLDER.resolve("alerts-test.yml"));

        Files.readAllLines(MonitoringFiles.FOLDER.resolve("alerts.yml")).stream()
                .filter(line -> line.contains("- alert: "))
                .map(line -> line.substring(line.indexOf(": ") + 2).strip())
                .forEach(alert -> assertThat(tests).contains("alertname: " + alert + "\n        exp_alerts:"));
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROMTOOL)) {
            String message = PROMTOOL + " is missing";
            if (SharedFolder.isComplete()) {
                fail(message);
            }
            abort(message);
        }
        String[] command = new String[arguments.length + 1];
        command[0] = PROMTOOL.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(MonitoringFiles.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
