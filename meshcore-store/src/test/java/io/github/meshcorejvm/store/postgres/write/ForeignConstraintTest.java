package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints and triggers of another program, as ForeignSchemaTest has them for SQLite. */
class ForeignConstraintTest {

    private PostgresDatabase database;
    private MeshStore store;

    @BeforeEach
    void open() throws Exception {
        database = PostgresDatabase.create();
        store = MeshStore.open(StoreLocation.parse(database.url()), StoreOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Otherwise every message would be acknowledged and lost. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE observations ADD CONSTRAINT x CHECK (false) NOT VALID"
                        + " | ALTER TABLE observations DROP CONSTRAINT x",
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
                        + " AS 'BEGIN RAISE check_violation; END';"
                        + " CREATE TRIGGER x BEFORE INSERT ON transmissions FOR EACH ROW EXECUTE FUNCTION refuse()"
                        + " | DROP TRIGGER x ON transmissions",
                "CREATE UNIQUE INDEX x ON observations ((timestamp - timestamp)) | DROP INDEX x",
            })
    void aDatabaseThatRejectsEveryPacketTakesThemWhenItIsRepaired(String change, String repair) throws Exception {
        assertThat(write("1500aaaa", "a")).isZero();
        execute(change);
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> write("1500beef", "a"))
                    .as("attempt %d", attempt)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("rejects every packet");
        }
        assertThat(count("transmissions")).isEqualTo(1);
        execute(repair);
        assertThat(write("1500beef", "a")).isZero();
        assertThat(count("transmissions")).isEqualTo(2);
        assertThat(count("observations")).isEqualTo(2);
    }

    /** The newest packet is one of those that the trigger is meant for. */
    @Test
    void aTriggerMeantForOneObserverDoesNotStopTheOthers() throws Exception {
        write("1500aaaa", "welcome");
        write("1500bbbb", "spammer");
        execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF NEW.observer_idx = (SELECT rowid FROM observers WHERE id = 'spammer')"
                + " THEN RAISE check_violation; END IF; RETURN NEW; END $$;"
                + " CREATE TRIGGER x BEFORE INSERT ON observations FOR EACH ROW EXECUTE FUNCTION refuse()");
        assertThat(write("1500beef", "spammer")).isEqualTo(1);
        assertThat(write("1500cafe", "welcome")).isZero();
        assertThat(count("observations")).isEqualTo(3);
    }

    /** Returns how many records were rejected. */
    private int write(String hex, String observer) throws Exception {
        Bytes frame = Bytes.ofHex(hex);
        Interpretation.Stored packet = (Interpretation.Stored)
                new PacketInterpreter(InterpreterSettings.DEFAULT).interpret(Packet.decode(frame.toByteArray()));
        return store.writer()
                .write(List.of(Observation.of(packet, frame, Instant.now()).by(ObserverRef.of(observer))))
                .rejected()
                .size();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
