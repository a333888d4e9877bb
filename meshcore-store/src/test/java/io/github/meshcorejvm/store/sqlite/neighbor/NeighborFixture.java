package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A database with an observer and some nodes, for tests that say what was heard. */
abstract class NeighborFixture {

    static final int ADVERT = 4;
    static final int TEXT = 2;
    static final int TRACE = 9;
    static final int FLOOD = 1;
    static final int DIRECT = 2;
    static final long NOON = 1_763_899_200;
    static final String ONCE = "1|2025-11-23T12:00:00Z";
    static final String TWICE = "2|2025-11-23T12:00:00Z";

    static final String OBSERVER = key("0b");
    static final String SENDER = key("5e");
    static final String A = key("a0");
    static final String B = key("b0");
    static final String C1 = key("c001");
    static final String C2 = key("c002");

    @Parameter
    StoreEngine engine;

    @TempDir
    Path folder;

    MeshFile mesh;
    long observer;

    @BeforeEach
    void open() throws SQLException {
        mesh = MeshFile.of(engine, folder.resolve("mesh.db"));
        for (String key : new String[] {A, B, C1, C2}) {
            mesh.node(key);
        }
        observer = mesh.observer(OBSERVER.toUpperCase(Locale.ROOT));
    }

    @AfterEach
    void close() throws SQLException {
        mesh.close();
    }

    long observe(int payloadType, int routeType, String direction, String path) throws SQLException {
        long transmission = mesh.transmission(payloadType, routeType, payloadType == ADVERT ? SENDER : null);
        return mesh.observation(transmission, observer, direction, path, NOON);
    }

    Map<String, String> edges(NeighborOptions options) throws SQLException {
        mesh.builder(options).rebuild();
        return mesh.edges();
    }

    static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a;
    }

    static String key(String start) {
        return start + "0".repeat(64 - start.length());
    }
}
