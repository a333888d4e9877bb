package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.KilledProcess;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed and comes back while batches are written: each batch is there once, whatever it was killed in. */
class KilledServerTest {

    @TempDir
    private Path folder;

    @Test
    void eachBatchIsWrittenOnce() throws Exception {
        StoreOptions options = StoreOptions.DEFAULT.withClock(Clock.fixed(RandomRecords.NOW, ZoneOffset.UTC));
        Path file = folder.resolve("mesh.db");
        RandomRecords records = new RandomRecords(11);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PostgresServer server = PostgresServer.start(false);
                MeshStore sqlite = MeshStore.open(file, options)) {
            PostgresDatabase database = PostgresDatabase.create(server);
            try (MeshStore store = MeshStore.open(StoreLocation.parse(database.url()), options)) {
                for (int kill = 0; kill < KilledProcess.KILLS; kill++) {
                    AtomicBoolean back = new AtomicBoolean();
                    Future<?> writing = thread.submit(() -> {
                        for (int batch = 0; batch < 20 || !back.get(); batch++) {
                            List<StoreRecord> items = records.next(30);
                            writeUntilDone(store, items);
                            sqlite.writer().write(items);
                        }
                    });
                    Thread.sleep(20L + 37 * kill % 400);
                    assertThat(writing.isDone()).as("killed at work").isFalse();
                    server.killAndRestart();
                    back.set(true);
                    writing.get(120, TimeUnit.SECONDS);
                }
            }
            try (Connection connection = server.connect(database.name(), "postgres")) {
                Map<String, List<String>> columns = TablesOfBoth.columns(connection);
                Map<String, List<String>> expected = TablesOfBoth.of(file, columns);
                Map<String, List<String>> actual = TablesOfBoth.of(connection, columns);
                // After a crash a sequence continues some numbers later.
                for (String table :
                        List.of("observers", "nodes", "inactive_nodes", "observer_metrics", "dropped_packets")) {
                    assertThat(withoutIds(actual.get(table))).as(table).isEqualTo(withoutIds(expected.get(table)));
                }
                for (String table : List.of("transmissions", "observations", "advert_route_evidence")) {
                    assertThat(actual.get(table)).as(table).hasSameSizeAs(expected.get(table));
                }
            }
        } finally {
            thread.shutdownNow();
        }
    }

    private static List<String> withoutIds(List<String> rows) {
        return rows.stream().map(row -> row.replaceAll("rowid=[0-9.]+\\|", "")).toList();
    }

    private static void writeUntilDone(MeshStore store, List<StoreRecord> items) {
        while (true) {
            try {
                store.writer().write(items);
                return;
            } catch (StoreBusyException away) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
