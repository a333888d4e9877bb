package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Several writers at once: each packet once, each duplicate counted, and a reader that goes by the id misses no row. */
class SeveralWritersTest {

    private static final int WRITERS = 3;
    private static final int BATCHES = Integer.getInteger("meshcore.writerBatches", 25);
    private static final int RECORDS = 60;
    private static final long MAX_SECONDS = 120L + BATCHES;

    @Test
    void countsAreExactAndAReaderByIdSeesEveryRow() throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        List<Long> seen;
        try {
            Future<List<Long>> reader = threads.submit(() -> readById(database, ended));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(() -> write(database));
            }
            for (Future<Void> writer : threads.invokeAll(writers, MAX_SECONDS, TimeUnit.SECONDS)) {
                writer.get();
            }
            ended.set(true);
            seen = reader.get(120, TimeUnit.SECONDS);
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }
        try (Connection connection = PostgresServer.shared().connect(database.name(), "postgres")) {
            assertThat(ids(connection, "SELECT id FROM observations WHERE id > ? ORDER BY id", -1))
                    .as("rows that the reader saw")
                    .isEqualTo(seen);
            long packets = number(connection, "SELECT sum(packet_count) FROM observers");
            assertThat(packets).isEqualTo((long) WRITERS * counted());
            assertThat(number(connection, "SELECT count(*) - count(DISTINCT hash) FROM transmissions"))
                    .isZero();
            assertThat(number(
                            connection,
                            "SELECT count(*) FROM (SELECT 1 FROM observations GROUP BY transmission_id, observer_idx,"
                                    + " path_json HAVING count(*) > 1) AS d"))
                    .as("observations without observer, too, are there once")
                    .isZero();
        }
    }

    /** What one writer counts to its observers. */
    private static long counted() {
        return records().stream()
                .filter(item -> item instanceof Observation seen
                        && seen.observer().isPresent()
                        && seen.delivery() != Delivery.RAW_COPY)
                .count();
    }

    private static List<StoreRecord> records() {
        // Whether a redelivery counts, or a retained packet makes a row, depends on which writer is first.
        return new RandomRecords(3)
                .next(2 * BATCHES * RECORDS).stream()
                        .filter(item -> !(item instanceof Observation seen
                                && (seen.delivery() == Delivery.REDELIVERY || seen.delivery() == Delivery.RETAINED)))
                        .limit(BATCHES * RECORDS)
                        .toList();
    }

    private static Void write(PostgresDatabase database) {
        List<StoreRecord> records = records();
        try (MeshStore store = MeshStore.open(StoreLocation.parse(database.url()), StoreOptions.DEFAULT)) {
            for (int from = 0; from < records.size(); from += RECORDS) {
                writeUntilDone(store, records.subList(from, from + RECORDS));
            }
        }
        return null;
    }

    private static void writeUntilDone(MeshStore store, List<StoreRecord> batch) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                assertThat(store.writer().write(batch).rejected()).isEmpty();
                return;
            } catch (StoreBusyException others) {
                // They had the lock all the time; the batch is as it was.
            }
        }
    }

    private static List<Long> readById(PostgresDatabase database, AtomicBoolean ended) throws SQLException {
        List<Long> seen = new ArrayList<>();
        try (Connection connection = PostgresServer.shared().connect(database.name(), "postgres")) {
            boolean last;
            do {
                last = ended.get();
                long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                seen.addAll(ids(connection, "SELECT id FROM observations WHERE id > ? ORDER BY id", after));
            } while (!last);
        }
        return seen;
    }

    private static List<Long> ids(Connection connection, String sql, long after) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
