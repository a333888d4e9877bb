package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A synthetic mesh's traffic becomes what its generator, which shares no code with this project, knows to be true. */
class SyntheticMeshTest {

    private static final Path SYNTHETIC = Path.of("../testdata/synthetic");

    @TempDir
    Path folder;

    @Test
    void theMeshOfTheTestDataIsStoredAndStaysTheSameWhenItComesAgain() throws IOException, SQLException {
        replayTwice(SYNTHETIC.resolve("mesh.jsonl"), SYNTHETIC.resolve("mesh-truth.json"));
    }

    @Test
    void aMeshMadeNowIsStoredAndStaysTheSameWhenItComesAgain() throws Exception {
        generate("--nodes 200 --observers 40 --transmissions 800 --seed 7");
        replayTwice(capture(), truth());
    }

    /** With shared contacts, adverts at zero hops and as flood, and adverts that come again late. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aMeshWithTheTrafficOfAutumnIsStoredAsTheGeneratorSays(int seed) throws Exception {
        generate("--nodes 80 --observers 15 --transmissions 250 --modern 1 --seed " + seed);
        replayTwice(capture(), truth());
        JsonObject truth = JsonParser.parseString(Files.readString(truth())).getAsJsonObject();
        Path database = folder.resolve("mesh.db");
        assertThat(CaseRows.rows(database, "SELECT count(*), max(id) FROM advert_route_evidence"))
                .as("duplicates use up no id")
                .containsExactly(truth.get("evidence") + "|" + truth.get("evidence"));
        Replays.buildNeighbors(SYNTHETIC.resolve("config.json"), database, "--rebuild");
        assertThat(CaseRows.rows(database, "SELECT count(*), sum(count) FROM neighbor_edges"))
                .containsExactly(truth.get("neighbor_edges") + "|" + truth.get("neighborCountSum"));
    }

    private Path capture() {
        return new SyntheticMesh(folder).capture();
    }

    private Path truth() {
        return new SyntheticMesh(folder).truth();
    }

    private void generate(String options) throws IOException, InterruptedException {
        new SyntheticMesh(folder).generate(options);
    }

    private void replayTwice(Path capture, Path truthFile) throws IOException, SQLException {
        JsonObject truth = JsonParser.parseString(Files.readString(truthFile)).getAsJsonObject();
        Map<String, Long> expected = new TreeMap<>();
        for (String count : counts().keySet()) {
            expected.put(count, truth.get(count).getAsLong());
        }
        Path database = folder.resolve("mesh.db");
        Replays.run(capture, SYNTHETIC.resolve("config.json"), database);
        assertThat(count(database)).isEqualTo(expected);
        Replays.run(capture, SYNTHETIC.resolve("config.json"), database);
        assertThat(count(database)).isEqualTo(expected);
    }

    private static Map<String, String> counts() {
        return Map.of(
                "transmissions", "SELECT count(*) FROM transmissions",
                "observations", "SELECT count(*) FROM observations",
                "nodes", "SELECT count(*) FROM nodes",
                "observers", "SELECT count(*) FROM observers",
                "dropped_packets", "SELECT count(*) FROM dropped_packets",
                "chan", "SELECT count(*) FROM transmissions WHERE json_extract(decoded_json, '$.type') = 'CHAN'",
                "scoped", "SELECT count(*) FROM transmissions WHERE scope_name IS NOT NULL",
                "matchedScope", "SELECT count(*) FROM transmissions WHERE scope_name <> ''",
                "advertCountSum", "SELECT sum(advert_count) FROM nodes");
    }

    private static Map<String, Long> count(Path database) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> count : counts().entrySet()) {
                try (ResultSet row = statement.executeQuery(count.getValue())) {
                    row.next();
                    counted.put(count.getKey(), row.getLong(1));
                }
            }
        }
        return counted;
    }
}
