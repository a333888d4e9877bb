package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.executeUnchecked;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Which rows the next start checks: not those that this program alone has added, and all of another program's. */
class OwnRowsTest extends WriterFixture {

    private static final String MARKS = """
            SELECT value, count(*) FROM meshcore_state
            WHERE key GLOB 'checked.*.transmissions' OR key GLOB 'checked.*.observations' OR key GLOB 'checked.backfill.*'
            GROUP BY 1 ORDER BY 1""";

    /** Another program's observation of the first packet. */
    private static final String OBSERVATION =
            "INSERT INTO observations (transmission_id, path_json, timestamp, score) VALUES (1, '[1]', 1, 0.5)";

    /** Numbers of packets and of observations, and four backfills. */
    private static final int PURPOSES = 6;

    @Test
    void theNextStartChecksNoRowOfThisProgram() throws Exception {
        start();
        writeEach(packet(1), packet(2), packet(3));
        close();
        assertThat(query(file, MARKS)).containsExactly("3|" + PURPOSES);
        open();
        start();
        writeEach(packet(4));
        close();
        assertThat(query(file, MARKS)).containsExactly("4|" + PURPOSES);
        open();
    }

    @Test
    void itChecksThoseThatAnotherProgramAddedBeforeTheFirstBatch() throws Exception {
        startWithOneRow();
        addOfOtherProgram(2);
        writeEach(packet(3));
        assertThatTheNextStartRepairs(2);
    }

    @Test
    void itChecksThoseThatAnotherProgramAddedBetweenTwoBatches() throws Exception {
        startWithOneRow();
        writeEach(packet(2));
        addOfOtherProgram(3);
        writeEach(packet(4));
        assertThatTheNextStartRepairs(3);
    }

    /** Of a packet that is known: the highest id of the transmissions stays. */
    @Test
    void itChecksAnObservationThatAnotherProgramAdded() throws Exception {
        startWithOneRow();
        writeEach(packet(2));
        execute(file, OBSERVATION);
        writeEach(packet(3));
        assertThatTheNextStartRepairsTheScore("timestamp = 1");
    }

    /** No id changes. */
    @Test
    void itChecksARowOfThisProgramThatAnotherOneChanged() throws Exception {
        startWithOneRow();
        writeEach(packet(2));
        execute(file, "UPDATE observations SET score = 0.5 WHERE id = 2");
        assertThatTheNextStartRepairsTheScore("id = 2");
    }

    /** What the other program commits while the writer does not hold its transaction is not seen by the next one. */
    @Test
    void itChecksThoseThatAnotherProgramAddedAfterAFailedBatch() throws Exception {
        startWithOneRow();
        writeEach(packet(2));
        try (Connection holder = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> write(packet(4))).isInstanceOf(StoreBusyException.class);
            statement.execute("ROLLBACK");
        }
        addOfOtherProgram(3);
        jump();
        writeEach(packet(4));
        close();
        assertThatAStartRepairs(3);
    }

    /** The check of all rows takes hours on a big file, and ends with a note of how far it went. */
    @Test
    void itChecksThoseThatAnotherProgramAddedDuringACheck() throws Exception {
        startWithOneRow();
        MeshStore other = MeshStore.at(file, StoreOptions.DEFAULT);
        Maintenance maintenance = other.maintenance();
        List<Backfill> pending = maintenance.pendingBackfills();
        addOfOtherProgram(2);
        maintenance.backfillPending(
                pending, InterpreterSettings.DEFAULT, BackfillOptions.DEFAULT, BackfillProgress.NONE, report -> {});
        assertThat(query(file, MARKS)).containsExactly("1|" + PURPOSES);
        writeEach(packet(3));
        assertThatTheNextStartRepairs(2);
    }

    @Test
    void itChecksThoseThatAnotherProgramAddedDuringAMigration() throws Exception {
        startWithOneRow();
        execute(file, "DELETE FROM _migrations WHERE name = 'channel_hash_v1'");
        AtomicBoolean added = new AtomicBoolean();
        MeshStore.at(file, StoreOptions.DEFAULT).schema().migrate((step, done, all) -> {
            if (!added.getAndSet(true)) {
                executeUnchecked(file, OBSERVATION);
            }
        });
        assertThat(added).isTrue();
        assertThat(query(file, "SELECT score FROM observations WHERE timestamp = 1"))
                .containsExactly("0.5");
        writeEach(packet(3));
        assertThatTheNextStartRepairsTheScore("timestamp = 1");
    }

    @Test
    void withoutTheLockNothingIsNotedAndNobodyWaits() throws Exception {
        startWithOneRow();
        writeEach(packet(2));
        try (Connection holder = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            // With the writer's patience it takes five seconds.
            assertTimeoutPreemptively(Duration.ofSeconds(4), this::close);
            statement.execute("ROLLBACK");
        }
        assertThat(query(file, MARKS)).containsExactly("1|" + PURPOSES);
        open();
    }

    private void assertThatTheNextStartRepairs(long id) throws Exception {
        stopFarBehind();
        assertThatAStartRepairs(id);
    }

    private void assertThatAStartRepairs(long id) throws Exception {
        assertThat(query(file, MARKS)).containsExactly("1|" + PURPOSES);
        open();
        start();
        assertThat(query(file, """
                        SELECT o.score, t.last_seen FROM transmissions t JOIN observations o ON o.transmission_id = t.id
                        WHERE t.id =""" + " " + id)).containsExactly("500|1763640000");
    }

    private void assertThatTheNextStartRepairsTheScore(String condition) throws Exception {
        stopFarBehind();
        open();
        start();
        assertThat(query(file, "SELECT score FROM observations WHERE " + condition))
                .containsExactly("500");
    }

    private void stopFarBehind() throws SQLException {
        jump();
        writeEach(packet(5));
        close();
    }

    /** The next row is so far behind the others that they are not among the last ones, which each start checks. */
    private void jump() throws SQLException {
        execute(file, "UPDATE sqlite_sequence SET seq = 100000 WHERE name IN ('transmissions', 'observations')");
    }

    private void startWithOneRow() throws InterruptedException {
        start();
        writeEach(packet(1));
        close();
        open();
        start();
    }

    /** What each start of ingest does, or a task of it soon after. */
    private void start() throws InterruptedException {
        MeshStore other = MeshStore.at(file, StoreOptions.DEFAULT);
        other.schema().migrate(MigrationProgress.NONE);
        Maintenance maintenance = other.maintenance();
        List<Backfill> pending = maintenance.pendingBackfills();
        maintenance.backfillPending(
                pending, InterpreterSettings.DEFAULT, BackfillOptions.DEFAULT, BackfillProgress.NONE, report -> {});
    }

    /** The columns that the older ingestor knew, and a fraction for a whole number. */
    private void addOfOtherProgram(int id) throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, payload_type, route_type) VALUES (" + id
                        + ", '0A00', 'feedfeedfeedfeed', '2025-11-20T12:00:00Z', 2, 2)");
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, path_json, timestamp, score) VALUES (" + id + ", " + id
                        + ", '[]', 1763640000, 0.5)");
    }

    private static Observation packet(int number) {
        return observation()
                .frame("0A00" + String.format(Locale.ROOT, "%08X", number))
                .at(NOON.plusSeconds(number))
                .build();
    }
}
