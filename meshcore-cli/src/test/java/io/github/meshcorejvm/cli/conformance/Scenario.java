package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One line of {@code sequences.jsonl}: messages in one or several runs, with something else between them. */
final class Scenario {

    private static final String CONFIG = """
            {"db": {"synchronous": "normal"}, "hashChannels": ["test"], "hashRegions": ["eu", "us"],
             "neighborGraph": {"maxEdgeKm": -1}, "retention": {"nodeDays": 36500, "observerDays": -1}}""";

    private final JsonObject scenario;
    private final Path folder;
    private final Path config;
    private final Path database;

    Scenario(JsonObject scenario, Path folder) throws IOException {
        this.scenario = scenario;
        this.folder = Files.createDirectories(folder.resolve(id()));
        config = this.folder.resolve("config.json");
        database = this.folder.resolve("mesh.db");
    }

    String id() {
        return scenario.get("id").getAsString();
    }

    JsonObject expected() {
        return scenario.getAsJsonObject("expected");
    }

    /** Whether a table may hold anything. */
    boolean leavesOpen(String table) {
        return table.equals("scope_match_totals")
                || scenario.has("open") && scenario.getAsJsonArray("open").contains(JsonParser.parseString(table));
    }

    /** Runs all of it, and returns the database. */
    Path run() throws IOException, SQLException {
        writeConfig();
        List<String> lines = new ArrayList<>();
        for (JsonElement element : scenario.getAsJsonArray("messages")) {
            JsonObject message = element.getAsJsonObject();
            if (message.has("then")) {
                replay(lines);
                between(message);
            } else {
                lines.add(message.toString());
            }
        }
        replay(lines);
        Replays.buildNeighbors(config, database);
        return database;
    }

    void rebuildNeighbors() {
        Replays.buildNeighbors(config, database, "--rebuild");
    }

    private void writeConfig() throws IOException {
        JsonObject keys = JsonParser.parseString(CONFIG).getAsJsonObject();
        scenario.getAsJsonObject("config").entrySet().forEach(entry -> keys.add(entry.getKey(), entry.getValue()));
        if (scenario.has("keys")) {
            Path file = folder.resolve("keys.json");
            Files.writeString(file, scenario.get("keys").toString());
            keys.addProperty("channelKeysPath", file.toString());
        }
        Files.writeString(config, keys.toString());
    }

    private void replay(List<String> lines) throws IOException {
        Path capture = Files.write(folder.resolve("capture.jsonl"), lines);
        Replays.run(capture, config, database);
        lines.clear();
    }

    private void between(JsonObject step) throws SQLException {
        switch (step.get("then").getAsString()) {
            case "restart" -> {}
            case "neighbors" -> Replays.buildNeighbors(config, database);
            case "inactive" -> moveToInactive(step.get("key").getAsString());
            default -> throw new IllegalArgumentException("unknown step: " + step);
        }
    }

    private void moveToInactive(String key) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            for (String sql : List.of(
                    "INSERT INTO inactive_nodes SELECT * FROM nodes WHERE public_key = ?",
                    "DELETE FROM nodes WHERE public_key = ?")) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, key);
                    assertThat(statement.executeUpdate()).as(sql).isEqualTo(1);
                }
            }
        }
    }
}
