package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedRecord;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers, constraints and changed tables of another program: one item is rejected, or the whole database told of. */
class ForeignSchemaTest extends WriterFixture {

    /** Whatever way a trigger rejects a row, also by undoing the whole transaction, its neighbors are written once. */
    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK", "ABORT", "FAIL"})
    void aTriggerThatRejectsSomeRowsCostsThoseOnly(String way) throws SQLException {
        execute(
                file,
                "CREATE TRIGGER refuse AFTER INSERT ON observations WHEN NEW.snr = 13 BEGIN SELECT RAISE(" + way
                        + ", 'not 13'); END");
        List<StoreRecord> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            batch.add(observation()
                    .frame("1500" + String.format(Locale.ROOT, "%04x", i))
                    .snr(i % 10 == 3 ? 13 : 7)
                    .build());
        }
        BatchResult result = store.writer().write(batch);
        assertThat(result.rejected()).extracting(RejectedRecord::index).containsExactly(3, 13, 23, 33);
        assertThat(result.rejected())
                .allSatisfy(rejected -> assertThat(rejected.reason()).contains("not 13"));
        assertThat(result.observationsInserted()).isEqualTo(36);
        assertThat(query(file, "SELECT count(*), max(snr) FROM observations")).containsExactly("36|7.0");
        assertThat(query(file, "SELECT packet_count FROM observers")).containsExactly("36");
    }

    /** Else every message would be acknowledged and lost. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TRIGGER x BEFORE INSERT ON transmissions BEGIN SELECT RAISE(ROLLBACK, 'no'); END | DROP TRIGGER x",
                "CREATE TRIGGER x BEFORE INSERT ON observations BEGIN SELECT RAISE(ABORT, 'no'); END     | DROP TRIGGER x",
                "CREATE TRIGGER x BEFORE INSERT ON transmissions BEGIN SELECT RAISE(IGNORE); END         | DROP TRIGGER x",
                "CREATE UNIQUE INDEX x ON observations (timestamp - timestamp)                           | DROP INDEX x",
            })
    void aDatabaseThatRejectsEveryPacketTakesThemWhenItIsRepaired(String change, String repair) throws SQLException {
        write(observation().build());
        execute(file, change);
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> write(
                            observation().frame("1500beef").build(),
                            observation().frame("1500cafe").build()))
                    .as("attempt %d", attempt)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("rejects every packet");
        }
        assertThat(query(file, "SELECT count(*) FROM transmissions")).containsExactly("1");
        execute(file, repair);
        write(
                observation().frame("1500beef").build(),
                observation().frame("1500cafe").build());
        assertThat(query(file, "SELECT id FROM transmissions"))
                .as("no id is used up")
                .containsExactly("1", "2", "3");
    }

    /** A lone item that is rejected must not be tried for ever. */
    @Test
    void anItemThatIsRejectedAloneIsLeftOut() throws SQLException {
        write(observation().build());
        execute(
                file,
                "CREATE TRIGGER x BEFORE INSERT ON transmissions WHEN NEW.raw_hex = '1500BEEF'"
                        + " BEGIN SELECT RAISE(ROLLBACK, 'no'); END");
        assertThat(store.writer()
                        .write(List.of(observation().frame("1500beef").build()))
                        .rejected())
                .hasSize(1);
        write(observation().frame("1500cafe").build());
    }

    /** The newest packet is one of those that the trigger is meant for. */
    @Test
    void aTriggerMeantForOneObserverDoesNotStopTheOthers() throws SQLException {
        write(observation().frame("1500aaaa").by("welcome", "A", "FRA").build());
        write(observation().frame("1500bbbb").by("spammer", "B", "FRA").build());
        execute(
                file,
                "CREATE TRIGGER x BEFORE INSERT ON observations"
                        + " WHEN NEW.observer_idx = (SELECT rowid FROM observers WHERE id = 'spammer')"
                        + " BEGIN SELECT RAISE(ABORT, 'not from him'); END");
        assertThat(store.writer()
                        .write(List.of(observation()
                                .frame("1500beef")
                                .by("spammer", "B", "FRA")
                                .build()))
                        .rejected())
                .hasSize(1);
        write(observation().frame("1500cafe").by("welcome", "A", "FRA").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"transmissions", "observations"})
    void idsThatAreUsedUpAreNotCalledAFullDisk(String table) throws SQLException {
        write(observation().build());
        execute(file, "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = '" + table + "'");
        assertThatThrownBy(() -> write(observation().frame("1500beef").build()))
                .isNotInstanceOf(StoreFullException.class)
                .hasMessageContaining("the table " + table + " has no ids left")
                .hasMessageNotContaining("disk");
        execute(file, "UPDATE sqlite_sequence SET seq = 1 WHERE name = '" + table + "'");
        write(observation().frame("1500beef").build());
    }

    /** SQLite keeps what it knows of the schema as long as no statement can be prepared. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TRIGGER x AFTER INSERT ON transmissions BEGIN INSERT INTO nowhere VALUES (1); END"
                        + " | DROP TRIGGER x | nowhere",
                "ALTER TABLE transmissions RENAME TO old; CREATE VIEW transmissions AS SELECT * FROM old"
                        + " | DROP VIEW transmissions; ALTER TABLE old RENAME TO transmissions | is a view",
                "DROP VIEW packets_v; DROP INDEX idx_transmissions_channel_hash_payload; DROP INDEX idx_tx_channel_hash;"
                        + " ALTER TABLE transmissions DROP COLUMN channel_hash"
                        + " | ALTER TABLE transmissions ADD COLUMN channel_hash TEXT | channel_hash",
                "ALTER TABLE observations RENAME TO hidden | ALTER TABLE hidden RENAME TO observations | observations",
            })
    void aSchemaThatIsRepairedIsWrittenToAgain(String change, String repair, String named) throws SQLException {
        write(observation().build());
        for (String statement : change.split("(?<!\\)); ")) {
            execute(file, statement);
        }
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> write(observation().frame("1500beef").build()))
                    .as("attempt %d", attempt)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(named)
                    .hasMessageContaining("another program has changed the schema")
                    .hasMessageNotContaining("missing database");
        }
        for (String statement : repair.split("; ")) {
            execute(file, statement);
        }
        write(observation().frame("1500beef").build());
        assertThat(query(file, "SELECT count(*) FROM observations")).containsExactly("2");
    }
}
