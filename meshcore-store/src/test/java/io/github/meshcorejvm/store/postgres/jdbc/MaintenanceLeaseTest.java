package io.github.meshcorejvm.store.postgres.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.testing.KilledProcess;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaintenanceLeaseTest {

    private PostgresUrl url;

    @BeforeEach
    void createDatabase() {
        PostgresServer server = PostgresServer.shared();
        url = PostgresUrl.parse(server.url(server.createDatabase(), PostgresServer.WRITER));
    }

    @Test
    void oneAtATimeHoldsIt() {
        MaintenanceLease first = new MaintenanceLease(url);
        try (MaintenanceLease second = new MaintenanceLease(url)) {
            assertThat(first.isHeld()).isFalse();
            assertThat(first.tryAcquire()).isTrue();
            assertThat(first.tryAcquire()).isTrue();
            assertThat(first.isHeld()).isTrue();
            assertThat(second.tryAcquire()).isFalse();
            assertThat(second.isHeld()).isFalse();

            first.close();

            assertThat(first.isHeld()).isFalse();
            assertThat(acquire(second, Instant.now().plusSeconds(15))).isTrue();
        }
    }

    /** Each schema of a database is maintained by itself. */
    @Test
    void anotherSchemaHasALeaseOfItsOwn() throws SQLException {
        try (Connection admin = PostgresServer.shared().connect(url.database(), "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE SCHEMA other");
            statement.execute("GRANT USAGE ON SCHEMA other TO " + PostgresServer.WRITER);
        }
        PostgresUrl other = PostgresUrl.parse(
                PostgresServer.shared().url(url.database(), PostgresServer.WRITER) + "?search_path=other");
        try (MaintenanceLease first = new MaintenanceLease(url);
                MaintenanceLease second = new MaintenanceLease(other)) {
            assertThat(first.tryAcquire()).isTrue();
            assertThat(second.tryAcquire()).isTrue();
        }
    }

    /** A task that was delayed must not write beside the successor. */
    @Test
    void aTransactionWithoutItIsRefused() throws SQLException {
        try (MaintenanceLease lease = new MaintenanceLease(url);
                Connection writer = PostgresConnections.open(url, PostgresConnections.Purpose.WRITE)) {
            lease.check(writer);
            lease.tryAcquire();
            lease.check(writer);
            try (Connection admin = PostgresServer.shared().connect(url.database(), "postgres");
                    Statement statement = admin.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks"
                        + " WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database"
                        + " WHERE datname = current_database())");
            }

            assertThatThrownBy(() -> lease.check(writer))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("maintenance lease")
                    .hasMessageEndingWith("is lost: another program may hold it now");
        }
    }

    @Test
    void aFrozenHolderIsOvertakenWithin15Seconds() throws IOException, InterruptedException {
        Process holder = KilledProcess.start(
                LeaseChild.class, PostgresServer.shared().url(url.database(), PostgresServer.WRITER));
        try (BufferedReader says =
                        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
                MaintenanceLease successor = new MaintenanceLease(url)) {
            assertThat(says.readLine()).isEqualTo("held");
            assertThat(successor.tryAcquire()).isFalse();

            signal("STOP", holder);
            assertThat(acquire(successor, Instant.now().plusSeconds(15))).isTrue();
            signal("CONT", holder);

            assertThat(says.readLine()).isEqualTo("lost");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    private static boolean acquire(MaintenanceLease lease, Instant until) {
        while (Instant.now().isBefore(until)) {
            if (lease.tryAcquire()) {
                return true;
            }
            sleep();
        }
        return false;
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMillis(200).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
