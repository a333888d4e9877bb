package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The alert rules, as Prometheus itself judges them. */
class AlertRulesTest {

    @Test
    void theRulesFireWhenTheyShouldAndOnlyThen() throws Exception {
        Promtool.test(MonitoringFiles.FOLDER.resolve("alerts-test.yml"));
    }

    @Test
    void eachRuleHasATestInWhichItFires() throws IOException {
        String tests = Files.readString(MonitoringFiles.FOLDER.resolve("alerts-test.yml"));

        Files.readAllLines(MonitoringFiles.FOLDER.resolve("alerts.yml")).stream()
                .filter(line -> line.contains("- alert: "))
                .map(line -> line.substring(line.indexOf(": ") + 2).strip())
                .forEach(alert -> assertThat(tests).contains("alertname: " + alert + "\n        exp_alerts:"));
    }
}
