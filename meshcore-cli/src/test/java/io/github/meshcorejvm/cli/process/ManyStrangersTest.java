package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More observers and nodes than there will ever be, and names longer than any: anybody can publish them. Some thousands in
 * a heap that is smaller in proportion as part of the build; a million in the heap that the launcher gives is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=ManyStrangersTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine=-Dproof.strangers=1000000</pre>
 */
class ManyStrangersTest {

    private static final int STRANGERS = Integer.getInteger("proof.strangers", 100_000);
    private static final int MESSAGES = Integer.getInteger("proof.strangers", 5_000);
    private static final String HEAP = STRANGERS < 1_000_000 ? "-Xmx32m" : "-Xmx128m";
    private static final int LONG_IDS = 3_000;
    private static final int ID_LENGTH = 60_000;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(912);

    @Test
    void idsOf60000CharactersFillNoMemory() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder);
                FastPublisher publisher = new FastPublisher(station.broker);
                MeshcoreProcess meshcore = station.ingest(database)) {
            String tail = "x".repeat(ID_LENGTH);
            byte[] status = "{\"status\": \"online\", \"origin\": \"A\"}".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < LONG_IDS; i++) {
                publisher.publish("meshcore/YYZ/" + i + tail + "/status", status);
            }
            publisher.finish();
            station.publisher.publishSynthetic(0, 1);
            meshcore.await("all messages, some perhaps twice", 60, () -> station.received() > LONG_IDS);
            meshcore.await("the packet", 20, () -> Database.count(database, "observations") == 1);
            assertThat(meshcore.peakMegabytes()).isLessThan(300);
            assertThat(meshcore.terminate()).isZero();
        }
        assertThat(Database.count(database, "observers")).isEqualTo(1);
    }

    @Test
    void manyObserversFillNoMemory() throws Exception {
        Path capture = folder.resolve("observers.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(capture)) {
            for (int i = 0; i < MESSAGES; i++) {
                out.write(i % 2 == 0 ? status(key()) : packet(key()));
                out.newLine();
            }
        }
        Path database = folder.resolve("mesh.db");
        run(database, "ingest", "--replay", capture.toString());
        assertThat(Database.count(database, "observers")).isEqualTo(MESSAGES);
        assertThat(Database.count(database, "observations")).isEqualTo(MESSAGES / 2);
        run(database, "build-neighbors", "--rebuild");
        run(database, "neighbors");
    }

    @Test
    void manyNodesFillNoMemory() throws Exception {
        Path database = folder.resolve("mesh.db");
        Path capture = Files.write(folder.resolve("one.jsonl"), List.of(packet(key())));
        run(database, "ingest", "--replay", capture.toString());
        run(database, "build-neighbors", "--rebuild");
        addNodes(database);
        run(database, "build-neighbors", "--dry-run", "--rebuild");
        assertThat(run(database, "neighbors")).contains("1 edge");
        run(database, "ingest", "--replay", capture.toString());
        assertThat(Database.count(database, "nodes")).isEqualTo(STRANGERS);
    }

    @Test
    void manyEdgesFillNoMemory() throws Exception {
        Path database = folder.resolve("mesh.db");
        run(database, "ingest", "--replay", one().toString());
        execute(database, String.format(Locale.ROOT, """
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO neighbor_edges SELECT format('%%064x', i %% 500), format('%%064x', 500 + i / 500), 2,
                  '2026-11-20T14:00:00Z' FROM n""", Math.min(STRANGERS, 500_000) - 1));
        Path graph = folder.resolve("graph");
        for (String format : List.of("table", "json", "html", "dot", "graphml")) {
            run(database, "neighbors", "--format", format, "-o", graph.toString());
            assertThat(Files.size(graph)).as(format).isGreaterThan(1_000);
        }
    }

    /** Adverts, each of a node of its own, over one known node: an edge for each. */
    @Test
    void manyEdgesToBuildFillNoMemory() throws Exception {
        Path database = folder.resolve("mesh.db");
        run(database, "ingest", "--replay", one().toString());
        execute(database, "INSERT INTO nodes (public_key) VALUES ('" + "ab".repeat(32) + "')");
        String numbers = String.format(
                Locale.ROOT,
                "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < %d)",
                STRANGERS + 9);
        execute(database, numbers + """
                 INSERT INTO transmissions (id, raw_hex, hash, first_seen, route_type, payload_type, from_pubkey)
                SELECT i, '', i, '2026-11-20T14:00:00Z', 1, 4, format('%064x', i) FROM n""");
        execute(database, numbers + """
                 INSERT INTO observations (transmission_id, path_json, timestamp)
                SELECT i, '["abab"]', 1763640000 FROM n""");
        run(database, "build-neighbors", "--rebuild");
        assertThat(Database.count(database, "neighbor_edges")).isEqualTo(STRANGERS);
    }

    private Path one() throws IOException {
        return Files.write(folder.resolve("one.jsonl"), List.of(packet(key())));
    }

    private static void execute(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void addNodes(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO nodes (public_key, name, role, lat, lon) VALUES (?, ?, 'repeater', 43.6, -79.4)");
                PreparedStatement edge =
                        connection.prepareStatement("INSERT INTO neighbor_edges (node_a, node_b) VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < STRANGERS; i++) {
                insert.setString(1, key());
                insert.setString(2, "Node " + i);
                insert.executeUpdate();
            }
            edge.setString(1, "0" + key().substring(1).toLowerCase(Locale.ROOT));
            edge.setString(2, "f" + key().substring(1).toLowerCase(Locale.ROOT));
            edge.executeUpdate();
            connection.commit();
        }
    }

    private String run(Path database, String command, String... options) throws IOException, InterruptedException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--db";
        arguments[2] = database.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, Map.of("_JAVA_OPTIONS", HEAP), arguments)) {
            assertThat(meshcore.process().waitFor()).as(meshcore.log()).isZero();
            return meshcore.log();
        }
    }

    private String key() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return String.format(Locale.ROOT, "%064X", new BigInteger(1, bytes));
    }

    private static String status(String observer) {
        return "{\"topic\": \"meshcore/YYZ/" + observer + "/status\", \"receivedAt\": \"2026-11-20T14:00:00Z\","
                + " \"payload\": {\"origin_id\": \"" + observer + "\", \"status\": \"online\"}}";
    }

    private static String packet(String observer) {
        return "{\"topic\": \"meshcore/YYZ/" + observer + "/packets\", \"receivedAt\": \"2026-11-20T14:00:00Z\","
                + " \"payload\": {\"origin_id\": \"" + observer + "\", \"type\": \"PACKET\", \"raw\": \"150111"
                + observer + "\", \"SNR\": 5, \"RSSI\": -90}}";
    }
}
