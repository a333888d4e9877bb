package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What goes wrong with a database: one row, or all of it, for a while. */
class WriterFailureTest extends WriterFixture {

    /** Refuses the observation with one SNR, as nothing in the schema does of itself. */
    private static final String REFUSE_SNR_13 = "CREATE TRIGGER refuse BEFORE INSERT ON observations WHEN NEW.snr = 13"
            + " BEGIN SELECT raise(ABORT, 'not 13'); END";

    @Test
    void ofARefusedItemNothingIsLeftOfItsNeighborsAll() throws SQLException {
        execute(file, REFUSE_SNR_13);
        BatchResult result = store.writer()
                .write(List.of(
                        observation().by("A", "", "").build(),
                        observation()
                                .by("B", "", "")
                                .frame("1500beef")
                                .advert("Ridge", "repeater", null)
                                .snr(13)
                                .build(),
                        observation().by("C", "", "").build(),
                        observation()
                                .by("C", "", "")
                                .frame("1500beef")
                                .advert("Ridge", "repeater", null)
                                .build()));
        assertThat(result.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.index()).isEqualTo(1);
            assertThat(rejected.reason()).contains("not 13");
        });
        assertThat(result.transmissionsInserted()).isEqualTo(2);
        assertThat(result.observationsInserted()).isEqualTo(3);
        assertThat(query(file, "SELECT id, packet_count FROM observers")).containsExactly("A|1", "C|2");
        assertThat(query(file, "SELECT advert_count FROM nodes"))
                .as("the copy that was not refused was the first")
                .containsExactly("1");
    }

    @Test
    void anItemThatBreaksTheWriterDoesNotCostItsBatch() throws SQLException {
        BatchResult result = store.writer()
                .write(List.of(
                        observation().build(),
                        observation().frame("1500beef").broken().build(),
                        observation().frame("1500cafe").build()));
        assertThat(result.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.index()).isEqualTo(1));
        assertThat(query(file, "SELECT raw_hex FROM transmissions ORDER BY id"))
                .containsExactly("1500C0FFEE", "1500CAFE");
        assertThat(query(file, "SELECT count(*) FROM nodes")).containsExactly("0");
    }

    @Test
    void whatWasUndoneIsNotRemembered() throws SQLException {
        execute(file, REFUSE_SNR_13);
        store.writer().write(List.of(observation().snr(13).build()));
        assertThat(write(observation().snr(7).build())).isEqualTo(new BatchResult(1, 1, 0, 0, 1, 0, List.of()));
        assertThat(query(
                        file,
                        "SELECT o.snr, t.last_seen FROM observations o JOIN transmissions t"
                                + " ON t.id = o.transmission_id JOIN observers b ON b.rowid = o.observer_idx"))
                .containsExactly("7.0|" + NOON.getEpochSecond());
    }

    @Test
    void waitsForAnotherWriterThenGivesTheBatchBackWhole() throws Exception {
        write(observation().build());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            long start = System.nanoTime();
            assertThatThrownBy(() -> write(observation().by("B", "", "").build()))
                    .isInstanceOf(StoreBusyException.class);
            assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(4));
            statement.execute("ROLLBACK");
        }
        assertThat(query(file, "SELECT id FROM observers")).containsExactly("OBS");
        write(observation().by("B", "", "").build());
        assertThat(query(file, "SELECT id, packet_count FROM observers")).containsExactly("OBS|1", "B|1");
    }

    @Test
    void aFullDiskUndoesTheBatchAndTheWriterRecovers() throws Exception {
        write(observation().build());
        StoreRecord[] big = new StoreRecord[200];
        for (int i = 0; i < big.length; i++) {
            big[i] = observation()
                    .frame("1500" + String.format(Locale.ROOT, "%04x", i) + "ab".repeat(180))
                    .build();
        }
        StoreOptions options = StoreOptions.DEFAULT;
        try (Connection connection = Connections.open(file, options);
                Statement statement = connection.createStatement();
                PacketWriter writer =
                        new PacketWriter(connection, options.metricsSampleInterval(), options.clock(), Map::of)) {
            // SQLite then answers as it does when the disk has no room.
            statement.execute("PRAGMA max_page_count = 1");
            assertThatThrownBy(() -> writer.write(List.of(big))).isInstanceOf(StoreFullException.class);
            assertThat(query(file, "SELECT count(*) FROM transmissions")).containsExactly("1");
            statement.execute("PRAGMA max_page_count = 1000000");
            assertThat(writer.write(List.of(big)).transmissionsInserted()).isEqualTo(200);
        }
        assertThat(query(file, "SELECT packet_count FROM observers")).containsExactly("201");
    }

    @Test
    void aDatabaseThatWasReadOnlyIsWrittenToWhenItNoLongerIs() throws Exception {
        StoreOptions options = StoreOptions.DEFAULT;
        try (Connection connection = Connections.open(file, options);
                Statement statement = connection.createStatement();
                PacketWriter writer =
                        new PacketWriter(connection, options.metricsSampleInterval(), options.clock(), Map::of)) {
            writer.write(List.of(observation().build()));
            statement.execute("PRAGMA query_only = 1");
            for (int attempt = 1; attempt <= 2; attempt++) {
                assertThatThrownBy(() -> writer.write(
                                List.of(observation().by("B", "", "").build())))
                        .as("attempt %d", attempt)
                        .isInstanceOf(StoreFullException.class);
            }
            statement.execute("PRAGMA query_only = 0");
            assertThat(writer.write(List.of(observation().by("B", "", "").build()))
                            .observationsInserted())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatLostATableIsReportedAndNothingIsHalfDone() throws SQLException {
        write(observation().build());
        execute(file, "ALTER TABLE observers RENAME TO hidden");
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> write(observation().by("B", "", "").build()))
                    .as("attempt %d", attempt)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("observers");
        }
        execute(file, "ALTER TABLE hidden RENAME TO observers");
        write(observation().build(), observation().by("B", "", "").build());
        assertThat(query(file, "SELECT id, packet_count FROM observers")).containsExactly("OBS|2", "B|1");
    }

    @Test
    void rowsThatAnotherProcessAddedAreSeen() throws SQLException {
        write(observation().build());
        execute(file, "INSERT INTO observers (id, name, packet_count) VALUES ('" + NODE + "', 'Theirs', 5)");
        write(observation().by(NODE.toUpperCase(Locale.ROOT), "", "").build());
        assertThat(query(file, "SELECT id, name, packet_count FROM observers WHERE rowid = 2"))
                .containsExactly(NODE + "|Theirs|6");
    }
}
