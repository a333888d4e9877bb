package io.github.meshcorejvm.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.StoreReader;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing reads or writes the rows of a schema that is of another version, not ready, or not there. */
class NotReadyDatabaseTest {

    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));
    private static final RetentionPolicy POLICY =
            new RetentionPolicy(DAY, DAY, DAY, DAY, DAY, DAY, RetentionPolicy.Clients.FOR_EVER);

    @TempDir
    private Path folder;

    @Test
    void everyUseOfASchemaThatMustNotBeUsedIsRefused() throws Exception {
        TestDatabase database = StoreEngine.POSTGRESQL.create(folder);
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                MeshStore store = database.store()) {
            statement.execute("INSERT INTO neighbor_edges (node_a, node_b, count, last_seen)"
                    + " VALUES ('aa', 'bb', 1, '2020-01-01T00:00:00Z')");
            statement.execute("UPDATE corescope_schema SET ready = false");
            assertAllRefused(store, "schema public is not ready: a copy into it is running or was interrupted");
            statement.execute("UPDATE corescope_schema SET ready = true, version = 2");
            assertAllRefused(store, "schema public is of version 2, but this program supports version 1 only");

            assertThat(database.query("SELECT count(*) FROM neighbor_edges")).containsExactly("1");
            assertThat(store.engine()).startsWith("PostgreSQL 1");
            statement.execute("UPDATE corescope_schema SET version = 1");
            assertThat(store.totals().neighborEdges()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyDatabaseIsRefusedWithTheCommandThatMakesItsTables() {
        String empty = PostgresServer.shared().url(PostgresServer.shared().createDatabase(), PostgresServer.OWNER);
        try (MeshStore store = MeshStore.at(StoreLocation.parse(empty), StoreOptions.DEFAULT)) {
            assertAllRefused(store, "schema public has no telemetry tables; create them with `meshcore migrate");
        }
    }

    private static void assertAllRefused(MeshStore store, String message) {
        uses(store)
                .forEach((use, call) -> assertThatThrownBy(call)
                        .as(use)
                        .isInstanceOf(UnsupportedSchemaException.class)
                        .hasMessageContaining(message));
    }

    private static Map<String, ThrowingCallable> uses(MeshStore store) {
        Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
        uses.put("writer", store::writer);
        uses.put("totals", store::totals);
        uses.put("state", () -> store.state().find("x"));
        uses.put("declared regions", store::declaredRegions);
        reads(store.reader(), uses);
        graph("", store.neighbors(), uses);
        graph("writer's ", store.writerNeighbors(), uses);
        maintenance(store.maintenance(), uses);
        return uses;
    }

    private static void reads(StoreReader reader, Map<String, ThrowingCallable> uses) {
        uses.put("transmissions", () -> end(reader.transmissionsSince(0)));
        uses.put("group texts", () -> end(reader.groupTextsSince(0)));
        uses.put("observations", () -> end(reader.observationsOf(ContentHash.ofHex("0011223344556677"))));
        uses.put("nodes", () -> end(reader.nodes()));
        uses.put("observers", () -> end(reader.observers()));
    }

    private static void end(Stream<?> rows) {
        rows.close();
    }

    private static void graph(String whose, NeighborStore neighbors, Map<String, ThrowingCallable> uses) {
        NeighborOptions options = NeighborOptions.DEFAULT;
        uses.put(whose + "update", () -> neighbors.update(options, Optional.empty()));
        uses.put(whose + "rebuild", () -> neighbors.rebuild(options, Optional.empty()));
        uses.put(whose + "preview", () -> neighbors.preview(options, Optional.empty(), true));
        uses.put(whose + "prune edges", () -> neighbors.prune(Instant.now()));
        uses.put(whose + "read", () -> neighbors.read(GraphQuery.ALL));
        uses.put(whose + "resolver", neighbors::resolver);
    }

    private static void maintenance(Maintenance maintenance, Map<String, ThrowingCallable> uses) {
        uses.put("prune", () -> maintenance.prune(POLICY));
        uses.put("count", () -> maintenance.count(POLICY));
        uses.put("statistics", () -> maintenance.refreshStatistics(1));
        uses.put("mark inactive", () -> maintenance.markInactive(Set.of("aa")));
        for (Backfill backfill : new Backfill[] {Backfill.DECODED, Backfill.RESOLVED_PATH}) {
            uses.put(
                    "backfill " + backfill.text(),
                    () -> maintenance.backfill(
                            backfill, InterpreterSettings.DEFAULT, BackfillOptions.DEFAULT, BackfillProgress.NONE));
        }
    }
}
