package io.github.meshcorejvm.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.testing.KilledProcess;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention in a process of its own, killed or frozen at random points: it ends as if it had never been disturbed. */
class KilledRetentionTest {

    private static final int PACKETS = 6_000;
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);

    @TempDir
    private Path folder;

    @Test
    void killedOrFrozenRetentionEndsAsIfUndisturbed() throws Exception {
        TestDatabase calm = filled();
        run(calm.location());
        assertThat(calm.query("SELECT count(*), min(id) FROM transmissions"))
                .containsExactly(1_001 + "|" + (PACKETS - 1_000));
        Random random = new Random(18);
        for (int kill = 0; kill < KilledProcess.KILLS; kill++) {
            TestDatabase killed = filled();
            Process child = KilledProcess.start(Child.class, url(killed));
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(out.readLine()).isEqualTo(KilledProcess.BEGINS);
                child.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
                if (kill % 2 == 0) {
                    child.destroyForcibly().waitFor();
                } else {
                    signal("STOP", child);
                }
                runUntilDone(killed.location());
                signal("CONT", child);
                child.waitFor(30, TimeUnit.SECONDS);
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(rows(killed)).as("kill %d", kill).isEqualTo(rows(calm));
        }
    }

    /** A process that is to be killed. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println(KilledProcess.BEGINS);
            run(StoreLocation.parse(args[0]));
        }
    }

    private static void run(StoreLocation location) throws InterruptedException {
        StoreOptions options = StoreOptions.DEFAULT.withClock(Clock.fixed(NOW, ZoneOffset.UTC));
        Optional<Duration> thousandSeconds = Optional.of(Duration.ofSeconds(1000));
        try (MeshStore store = MeshStore.at(location, options)) {
            store.maintenance()
                    .prune(new RetentionPolicy(
                            thousandSeconds,
                            Optional.empty(),
                            Optional.empty(),
                            thousandSeconds,
                            thousandSeconds,
                            thousandSeconds,
                            RetentionPolicy.Clients.FOR_EVER));
        }
    }

    /** One that is frozen in a transaction holds the writer lock until the server ends it. */
    private static void runUntilDone(StoreLocation location) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                run(location);
                return;
            } catch (StoreBusyException held) {
                assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(60));
            }
        }
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Packets and nodes of a second each, two observations a packet. */
    private TestDatabase filled() throws SQLException {
        TestDatabase database = StoreEngine.POSTGRESQL.create(folder);
        String numbers = " FROM generate_series(1, " + PACKETS + ") i";
        long begin = NOW.getEpochSecond() - PACKETS;
        database.execute("INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen)"
                + " SELECT i, 'AB', lpad(i::text, 16, '0'), '2026-11-01T10:00:00Z', " + begin + " + i" + numbers);
        database.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp) SELECT i, o, " + begin
                + " + i" + numbers + ", generate_series(1, 2) o");
        database.execute("INSERT INTO nodes (public_key, last_seen) SELECT lpad(i::text, 64, '0'),"
                + " to_char(to_timestamp(" + begin + " + i) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + numbers);
        return database;
    }

    private static String url(TestDatabase database) {
        String name = ((StoreLocation.OnServer) database.location()).url().database();
        return PostgresServer.shared().url(name, PostgresServer.WRITER);
    }

    private static List<String> rows(TestDatabase database) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "SELECT id, last_seen FROM transmissions ORDER BY id",
                "SELECT transmission_id, observer_idx FROM observations ORDER BY 1, 2",
                "SELECT public_key, last_seen FROM nodes ORDER BY 1",
                "SELECT public_key, last_seen FROM inactive_nodes ORDER BY 1")) {
            rows.addAll(database.query(query));
        }
        return rows;
    }
}
