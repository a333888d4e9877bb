package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several messages come to together, as {@code sequences.jsonl} says. */
class SequencesConformanceTest {

    @TempDir
    Path folder;

    @Test
    void eachScenarioLeavesTheRowsOfItsExpectation() throws IOException, SQLException {
        List<String> failures = new ArrayList<>();
        for (String line : Files.readAllLines(SharedFolder.resolve("mqtt/sequences.jsonl"))) {
            Scenario scenario = new Scenario(JsonParser.parseString(line).getAsJsonObject(), folder);
            List<String> differences = differences(scenario);
            differences.forEach(difference -> failures.add(scenario.id() + ": " + difference));
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> differences(Scenario scenario) throws IOException, SQLException {
        List<String> differences = new ArrayList<>();
        try {
            Path database = scenario.run();
            JsonObject rows = Rows.of(database);
            differences.addAll(ScenarioRows.differences(scenario, rows));
            scenario.rebuildNeighbors();
            JsonObject rebuilt = Rows.of(database);
            if (!ScenarioRows.sameEdges(rows, rebuilt)) {
                differences.add("a rebuild must leave the edges as they are");
            }
        } catch (AssertionError | SQLException failed) {
            differences.add(failed.toString());
        }
        return differences;
    }
}
