package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What packets write of themselves: one row a packet, one an observation. */
class ObservationRulesTest extends RulesFixture {

    @Test
    void anEarlierObservationLowersFirstSeenALaterOneRaisesLastSeen() throws SQLException {
        writeEach(
                observation().build(),
                observation().at(NOON.minusSeconds(10)).build(),
                observation().at(NOON.plusSeconds(10)).build());
        assertThat(query("SELECT first_seen, last_seen FROM transmissions"))
                .containsExactly("2026-11-20T11:59:50Z|" + NOON.plusSeconds(10).getEpochSecond());
        assertThat(query("SELECT timestamp FROM observations"))
                .as("the time of an observation stays")
                .containsExactly("" + NOON.getEpochSecond());
    }

    @Test
    void aDuplicateNeverErasesAReadingAndFillsTheDirection() throws SQLException {
        writeEach(
                observation().snr(5).build(),
                observation().direction("rx").build(),
                observation().snr(6.5).direction("tx").build());
        assertThat(query("SELECT snr, direction FROM observations")).containsExactly("6.5|rx");
    }

    /** One statement inserts several rows, and says only how many were new. */
    @Test
    void duplicatesInALargeBatchAreMergedWhereverTheFirstIs() throws SQLException {
        write(observer(3).snr(1).build());
        List<Observation> batch = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            batch.add(observer(n).rssi(-n).build());
            if (n % 7 == 0) {
                batch.add(observer(n).snr(n + 0.5).build());
            }
        }
        BatchResult result = write(batch.toArray(new StoreRecord[0]));
        assertThat(result.observationsInserted()).isEqualTo(49);
        assertThat(result.duplicates()).isEqualTo(9);
        assertThat(query("SELECT count(*), count(DISTINCT observer_idx) FROM observations"))
                .containsExactly("50|50");
        assertThat(query("""
                SELECT snr, rssi FROM observations o JOIN observers r ON r.rowid = o.observer_idx
                WHERE r.id IN ('OBS3', 'OBS7', 'OBS8', 'OBS49') ORDER BY r.rowid""")).containsExactly("1.0|-3.0", "7.5|-7.0", "null|-8.0", "49.5|-49.0");
    }

    private static Observations observer(int number) {
        return observation().by("OBS" + number, "n", "MUC");
    }

    @Test
    void withoutObserverAPathIsOneObservationToo() throws SQLException {
        writeEach(
                observation().byNobody().snr(1).build(),
                observation().byNobody().snr(2).build(),
                observation().byNobody().frame("1501aac0ffee").build());
        assertThat(query("SELECT observer_idx, path_json, snr FROM observations ORDER BY id"))
                .containsExactly("null|[]|2.0", "null|[\"AA\"]|null");
    }

    @Test
    void aPacketOfVersionZeroCorrectsNoiseThatCameFirst() throws SQLException {
        writeEach(observation().frame("5500c0ffee").build(), observation().build());
        assertThat(query("SELECT payload_version, raw_hex FROM transmissions")).containsExactly("0|1500C0FFEE");
        write(observation().frame("5500c0ffee").build());
        assertThat(query("SELECT payload_version, raw_hex FROM transmissions")).containsExactly("0|1500C0FFEE");
    }

    @Test
    void transportCodesAreKeptInWireOrder() throws SQLException {
        write(observation().frame("1411223344" + "00c0ffee").scope("").build());
        assertThat(query("SELECT code1, code2, scope_name FROM transmissions")).containsExactly("1122|3344|");
    }

    @Test
    void rowsThatAnotherProcessDeletedAreInsertedAgain() throws SQLException {
        write(observation().build());
        execute("DELETE FROM observations");
        execute("DELETE FROM transmissions");
        write(observation().build());
        assertThat(query("SELECT t.id, o.transmission_id FROM transmissions t, observations o"))
                .containsExactly("2|2");
    }

    @Test
    void allColumnsOfAnObservationAreFilled() throws SQLException {
        write(observation()
                .frame("1501aac0ffee")
                .snr(-7.25)
                .rssi(-110.5)
                .score(1000)
                .direction("rx")
                .build());
        assertThat(query("SELECT raw_hex, route_type, payload_type, payload_version, decoded_json FROM transmissions"))
                .containsExactly("1501AAC0FFEE|1|5|0|{}");
        assertThat(query(
                        "SELECT observer_idx, direction, snr, rssi, CAST(score AS bigint), path_json, resolved_path, raw_hex"
                                + " FROM observations"))
                .containsExactly("1|rx|-7.25|-110.5|1000|[\"AA\"]|null|1501AAC0FFEE");
    }

    @Test
    void numbersThatNoReaderCouldHoldAreAbsent() throws SQLException {
        write(observation()
                .snr(Double.POSITIVE_INFINITY)
                .rssi(Double.NaN)
                .score(1L << 53)
                .build());
        assertThat(query("SELECT snr, rssi, score FROM observations")).containsExactly("null|null|null");
        write(observation().score((1L << 53) - 1).build());
        assertThat(query("SELECT CAST(score AS bigint) FROM observations")).containsExactly("9007199254740991");
    }
}
