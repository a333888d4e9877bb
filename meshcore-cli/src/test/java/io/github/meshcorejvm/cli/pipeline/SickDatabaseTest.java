package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.process.Database;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that does not work costs time, and never a message that was acknowledged. */
class SickDatabaseTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final TestMessages.Acks acks = new TestMessages.Acks();

    /** Incident 20: another process holds the database for longer than the busy time-out. */
    @Test
    void waitsForWhoeverHoldsTheDatabaseAndAcknowledgesNothingMeanwhile() throws Exception {
        IngestPipeline pipeline = pipeline(new StoreSession(TestMessages.config(folder, "{}")), "{}");
        Path database = folder.resolve("mesh.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("BEGIN IMMEDIATE");
            for (int n = 0; n < 500; n++) {
                pipeline.receive(TestMessages.packet(n, acks));
            }
            TestMessages.await("trouble", LONG, () -> pipeline.trouble().isPresent());
            assertThat(acks.acknowledged).hasValue(0);
            statement.execute("ROLLBACK");
        }
        TestMessages.await("acknowledgements", LONG, () -> acks.acknowledged.get() == 500);
        assertThat(pipeline.trouble()).isEmpty();
        assertThat(Database.count(database, "observations")).isEqualTo(500);
        assertThat(pipeline.stop(LONG)).isZero();
    }

    @Test
    void makesANewDatabaseWhenTheFileIsTakenAway() throws Exception {
        IngestPipeline pipeline = pipeline(new StoreSession(TestMessages.config(folder, "{}")), "{}");
        Path database = folder.resolve("mesh.db");
        for (int n = 0; n < 100; n++) {
            pipeline.receive(TestMessages.packet(n, acks));
        }
        TestMessages.await("the first half", LONG, () -> acks.acknowledged.get() == 100);
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("mesh.db" + suffix));
        }
        for (int n = 100; n < 200; n++) {
            pipeline.receive(TestMessages.packet(n, acks));
        }
        TestMessages.await("the second half", LONG, () -> acks.acknowledged.get() == 200);
        assertThat(pipeline.stop(LONG)).isZero();
        assertThat(Database.count(database, "observations")).isEqualTo(100);
    }

    /** Incident 17: every loss is counted; what a broker keeps is left to it, what none keeps goes oldest first. */
    @Test
    void losesTheOldestOfWhatNoBrokerKeepsAndLeavesTheRestToTheBrokers() throws Exception {
        SwitchedStore store = new SwitchedStore();
        IngestPipeline pipeline = pipeline(store, "{\"ingestBufferSize\": 1000}");
        pipeline.receive(TestMessages.packet(0, acks));
        TestMessages.await("trouble", LONG, () -> pipeline.trouble().isPresent());
        for (int n = 1; n < 10_000; n++) {
            pipeline.receive(TestMessages.packet(n, n % 2 == 0 ? acks : Acknowledgement.NONE));
        }
        long lost = pipeline.stats().snapshot().drops().get("overflow");
        assertThat(pipeline.queued()).isLessThanOrEqualTo(1000);
        assertThat(acks.refused.get()).isPositive();
        assertThat(pipeline.stats().snapshot().refused()).isEqualTo(acks.refused.get());
        assertThat(pipeline.isRoomy()).isFalse();
        store.healthy.set(true);
        TestMessages.await("the rest", LONG, () -> acks.acknowledged.get() == 5_000 - acks.refused.get());
        assertThat(pipeline.isRoomy()).isTrue();
        assertThat(pipeline.stop(LONG)).isZero();
        assertThat(store.written).isEqualTo(10_000 - lost - acks.refused.get());
    }

    @Test
    void setsAsideWhatTheWriterCannotBearAndWritesTheRest() throws Exception {
        SwitchedStore store = new SwitchedStore();
        store.healthy.set(true);
        store.unbearable = 7;
        IngestPipeline pipeline = pipeline(store, "{}");
        for (int n = 0; n < 50; n++) {
            pipeline.receive(TestMessages.packet(n, acks));
        }
        assertThat(pipeline.stop(LONG)).isZero();
        assertThat(store.written).isEqualTo(49);
        assertThat(acks.acknowledged).hasValue(50);
        assertThat(pipeline.stats().snapshot().drops()).containsEntry("failed", 1L);
    }

    @Test
    void saysHowManyCouldNotBeWrittenWhenItMustEnd() throws Exception {
        IngestPipeline pipeline = pipeline(new SwitchedStore(), "{}");
        for (int n = 0; n < 10; n++) {
            pipeline.receive(TestMessages.packet(n, acks));
        }
        TestMessages.await("trouble", LONG, () -> pipeline.trouble().isPresent());
        assertThat(pipeline.stop(Duration.ofMillis(200))).isEqualTo(10);
        assertThat(acks.acknowledged).hasValue(0);
    }

    private IngestPipeline pipeline(BatchStore store, String json) throws InterruptedException {
        IngestPipeline pipeline = new IngestPipeline(TestMessages.config(folder, json), store);
        pipeline.start();
        assertThat(pipeline.awaitOpen(LONG)).isTrue();
        return pipeline;
    }

    /** Works when it is told to. */
    private static final class SwitchedStore implements BatchStore {

        private final AtomicBoolean healthy = new AtomicBoolean();
        private volatile long written;
        private volatile int unbearable = -1;

        @Override
        public void open() {
            // It is always there.
        }

        @Override
        public BatchResult write(List<StoreRecord> items) {
            if (!healthy.get()) {
                throw new StoreException("the disk is full");
            }
            String marker = String.format(Locale.ROOT, "3D00%016X", unbearable);
            if (items.stream()
                    .anyMatch(item -> item instanceof Observation observation
                            && observation.frame().toUpperHex().equals(marker))) {
                throw new IllegalStateException("unbearable");
            }
            written += items.size();
            return new BatchResult(0, items.size(), 0, 0, 0, 0, List.of());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
