package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay in one go knows as much of nodes and edges at each message as ingest did in those hours. */
class ReplayedPathsTest {

    private static final Duration REFRESH = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void hopsOfAReplayedAfternoonResolveAsInRunsThatRefreshEachMinute() throws IOException, SQLException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, "{}");
        Path capture = SharedFolder.resolve("captures/bay-area.jsonl");
        Path atOnce = folder.resolve("at-once.db");
        Replays.run(capture, config, atOnce);

        // Each run reads nodes and edges at its start.
        Path byMinutes = folder.resolve("by-minutes.db");
        for (List<String> piece : pieces(Files.readAllLines(capture))) {
            Path part = Files.write(folder.resolve("part.jsonl"), piece);
            Replays.run(part, config, byMinutes);
        }
        assertThat(resolved(atOnce)).isEqualTo(resolved(byMinutes)).hasSizeGreaterThan(30);
    }

    private static List<List<String>> pieces(List<String> lines) {
        List<List<String>> pieces = new ArrayList<>();
        Instant begun = Instant.MIN;
        for (String line : lines) {
            Instant received = Instant.parse(JsonParser.parseString(line)
                    .getAsJsonObject()
                    .get("receivedAt")
                    .getAsString());
            if (begun.equals(Instant.MIN) || Duration.between(begun, received).compareTo(REFRESH) >= 0) {
                pieces.add(new ArrayList<>());
                begun = received;
            }
            pieces.get(pieces.size() - 1).add(line);
        }
        return pieces;
    }

    private static List<String> resolved(Path database) throws SQLException {
        return CaseRows.rows(
                database,
                "SELECT raw_hex || ' ' || resolved_path FROM observations WHERE resolved_path IS NOT NULL ORDER BY id");
    }
}
