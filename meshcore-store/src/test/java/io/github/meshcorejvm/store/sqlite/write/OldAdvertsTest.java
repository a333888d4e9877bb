package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.advert;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.record.Observation;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adverts that an older program stored without {@code from_pubkey}, and that are received again after an upgrade. */
class OldAdvertsTest extends WriterFixture {

    private static final Observation OLD = advert("00", "Old", 0);
    private static final Observation NEW = advert("11", "New", 60);

    @BeforeEach
    void store() throws SQLException {
        writeEach(OLD, NEW);
        execute(
                file,
                "UPDATE transmissions SET from_pubkey = NULL, decoded_json = '{\"type\":\"ADVERT\",\"pubKey\":\""
                        + NODE.toUpperCase(Locale.ROOT) + "\"}'");
        execute(file, "UPDATE nodes SET last_seen = '2026-11-20T12:01:00Z'");
        close();
        open();
    }

    @Test
    void aCopyOfAnOlderOneIsStaleBeforeTheBackfill() throws Exception {
        writeEach(again());
        assertThat(query(file, "SELECT name, last_seen, advert_count FROM nodes"))
                .containsExactly("New|2026-11-20T12:01:00Z|2");
        writeEach(advert("22", "Newer", 180));
        assertThat(query(file, "SELECT name FROM nodes")).containsExactly("Newer");
    }

    /** The writer has read the older adverts, and another thread fills in their senders. */
    @Test
    void aCopyOfAnOlderOneIsStaleDuringAndAfterTheBackfill() throws Exception {
        writeEach(again());
        MeshStore.at(file, StoreOptions.DEFAULT)
                .maintenance()
                .backfill(
                        Backfill.FROM_PUBKEY,
                        InterpreterSettings.DEFAULT,
                        BackfillOptions.DEFAULT,
                        BackfillProgress.NONE);
        assertThat(query(file, "SELECT DISTINCT from_pubkey FROM transmissions"))
                .containsExactly(NODE);
        writeEach(again());
        close();
        open();
        writeEach(again());
        assertThat(query(file, "SELECT name, last_seen, advert_count FROM nodes"))
                .containsExactly("New|2026-11-20T12:01:00Z|2");
    }

    /** They are not read again then, under the lock: their senders are removed here, and known all the same. */
    @Test
    void aCopyOfAnOlderOneIsStaleAfterAFailedBatch() throws Exception {
        assertThat(store.writer()
                        .write(List.of(
                                again(),
                                observation().broken().at(NOON.plusSeconds(200)).build()))
                        .rejected())
                .hasSize(1);
        execute(file, "UPDATE transmissions SET decoded_json = '{}'");
        writeEach(again());
        assertThat(query(file, "SELECT name FROM nodes")).containsExactly("New");
    }

    private static Observation again() {
        return observation()
                .frame(OLD.frame().toUpperHex())
                .by("SECOND", "Second", "SJC")
                .advert("Old", "repeater", null)
                .at(NOON.plusSeconds(120))
                .build();
    }
}
