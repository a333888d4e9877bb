package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which rows the next start looks at: not those that this program alone has added, and all of another program's. */
class OwnRowsTest extends WriterFixture {

    private static final String MARKS = """
            SELECT value, count(*) FROM meshcore_state
            WHERE key GLOB 'checked.*.transmissions' OR key GLOB 'checked.*.observations' OR key GLOB 'checked.backfill.*'
            GROUP BY 1 ORDER BY 1""";

    /** Numbers of packets and of observations, and four backfills. */
    private static final int PURPOSES = 6;

    @Test
    void theNextStartLooksAtNoRowOfThisProgram() throws Exception {
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
    void itLooksAtThoseThatAnotherProgramAddedMeanwhile() throws Exception {
        startWithOneRow();
        addOfOtherProgram(2);
        writeEach(packet(3));
        jumpTo(100_000);
        writeEach(packet(4));
        close();
        assertThat(query(file, MARKS)).containsExactly("1|" + PURPOSES);
        open();
        start();
        assertThat(ofOtherProgram()).containsExactly("500|1763640000");
    }

    @Test
    void itLooksAtThoseThatWereThereBeforeAndWereNotLookedAt() throws Exception {
        start();
        writeEach(packet(1));
        close();
        addOfOtherProgram(2);
        open();
        jumpTo(100_000);
        // And no start has looked at the row when this one ends.
        writeEach(packet(3));
        close();
        assertThat(query(file, MARKS)).containsExactly("1|" + PURPOSES);
        open();
        start();
        assertThat(ofOtherProgram()).containsExactly("500|1763640000");
    }

    @Test
    void itLooksAtThoseThatAnotherProgramAddedInPlaceOfAFailedBatch() throws Exception {
        startWithOneRow();
        execute(file, "CREATE TRIGGER refuse BEFORE INSERT ON observations BEGIN SELECT RAISE(ABORT, 'refused'); END");
        assertThatThrownBy(() -> store.writer().write(List.of(packet(2)))).hasMessageContaining("refused");
        execute(file, "DROP TRIGGER refuse");
        addOfOtherProgram(2);
        jumpTo(100_000);
        writeEach(packet(3));
        close();
        assertThat(query(file, MARKS)).containsExactly("1|" + PURPOSES);
        open();
        start();
        assertThat(ofOtherProgram()).containsExactly("500|1763640000");
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

    /** Else rows would be so near to the last one that each start looks at them. */
    private void jumpTo(long id) throws SQLException {
        execute(file, "UPDATE sqlite_sequence SET seq = " + id + " WHERE name IN ('transmissions', 'observations')");
    }

    private List<String> ofOtherProgram() throws SQLException {
        return query(file, """
                SELECT o.score, t.last_seen FROM transmissions t JOIN observations o ON o.transmission_id = t.id
                WHERE t.hash = 'feedfeedfeedfeed'""");
    }

    private static Observation packet(int number) {
        return observation()
                .frame("0A00" + String.format(Locale.ROOT, "%08X", number))
                .at(NOON.plusSeconds(number))
                .build();
    }
}
