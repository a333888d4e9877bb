package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.StoreEngine;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Which adverts were sent as a flood, and which to direct neighbors only. */
class RouteEvidenceRulesTest extends RulesFixture {

    private static final String FLOOD = "1100C0FFEE";
    private static final String ZERO_HOP = "1200C0FFEE";
    private static final String ROUTED = "120111C0FFEE";
    private static final String ROWS = "SELECT id, tx_id, bit FROM advert_route_evidence ORDER BY id";

    @Test
    void eachBitOfATransmissionIsOneRowAndDuplicatesUseUpNoId() throws SQLException {
        for (int i = 0; i < 5; i++) {
            write(observation().frame(FLOOD).at(NOON.plusSeconds(i)).build());
        }
        reopen();
        write(observation().frame(FLOOD).build(), observation().frame(ZERO_HOP).build());
        write(observation().frame("1100BEEF").build());
        assertThat(query(ROWS)).containsExactly("1|1|1", "2|1|2", "3|2|1");
        assertThat(query(lastId())).containsExactly("3");
    }

    @Test
    void aRouteProvesNothingNorDoesAnotherPayload() throws SQLException {
        write(
                observation().frame(ROUTED).build(),
                observation().frame("1500C0FFEE").build());
        assertThat(query(ROWS)).isEmpty();
    }

    /** One observation holds one frame: what a later one replaces must be recorded before. */
    @Test
    void inAnOlderFileTheFrameThatIsReplacedIsRecordedFirst() throws SQLException {
        write(observation().frame(ZERO_HOP).build());
        execute("DELETE FROM advert_route_evidence");
        execute("UPDATE _async_migrations SET status = 'pending_async' WHERE name = 'advert_route_evidence_v1'");
        reopen();
        write(observation().frame(FLOOD).build());
        assertThat(query("SELECT raw_hex FROM observations")).containsExactly(FLOOD);
        assertThat(query("SELECT bit FROM advert_route_evidence ORDER BY bit")).containsExactly("1", "2");
    }

    private String lastId() {
        return engine == StoreEngine.SQLITE
                ? "SELECT seq FROM sqlite_sequence WHERE name = 'advert_route_evidence'"
                : "SELECT last_value FROM advert_route_evidence_id_seq";
    }
}
