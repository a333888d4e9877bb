package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An observation that turns out to be of a packet which its observer sent: it gives no edge with the observer. */
class SentDirectionTest extends RulesFixture {

    private static final String OBSERVER = "0A".repeat(32);
    private static final String ADVERT = "1100" + "AB".repeat(32) + "11".repeat(68) + "81";
    /** A group text, without hops and over one hop. */
    private static final String TEXT = "1500c0ffee";

    private static final String FORWARDED = "1501abc0ffee";

    /** The databases of a server are shared by the tests. */
    @BeforeEach
    void forgetGraph() {
        store.neighbors().rebuild(NeighborOptions.DEFAULT, Optional.empty());
    }

    @Test
    void theNextBuildDoesNotCountItsEdge() throws SQLException {
        execute("INSERT INTO nodes (public_key) VALUES ('" + NODE + "')");
        write(heard(ADVERT).build(), heard(FORWARDED).build());
        execute("UPDATE transmissions SET from_pubkey = '" + NODE + "' WHERE payload_type = 4");
        update();
        assertThat(query("SELECT count FROM neighbor_edges")).containsExactly("2");
        write(heard(ADVERT).direction("tx").build());
        assertThat(query("SELECT direction FROM observations ORDER BY id")).containsExactly("tx", "null");
        assertThat(update()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(query("SELECT count FROM neighbor_edges")).containsExactly("1");
        write(heard(FORWARDED).direction("tx").build());
        update();
        assertThat(query("SELECT count FROM neighbor_edges")).isEmpty();
    }

    @Test
    void otherwiseTheEdgesAreNotCountedAgain() {
        write(
                heard(TEXT).build(),
                heard(ADVERT).build(),
                heard(FORWARDED).direction("tx").build());
        update();
        write(heard(TEXT).direction("tx").build());
        assertThat(update()).as("it never gave an edge").isEqualTo(BuildReport.Kind.INCREMENTAL);
        write(
                heard(ADVERT).direction("rx").build(),
                heard(ADVERT).direction("tx").build());
        assertThat(update()).as("heard").isEqualTo(BuildReport.Kind.INCREMENTAL);
        write(heard(FORWARDED).direction("tx").snr(5).build());
        assertThat(update()).as("known").isEqualTo(BuildReport.Kind.INCREMENTAL);
        write(heard("1501cdc0ffee").build());
        write(heard("1501cdc0ffee").direction("tx").build());
        assertThat(update()).as("not counted yet").isEqualTo(BuildReport.Kind.INCREMENTAL);
    }

    private static Observations heard(String frame) {
        return observation().frame(frame).by(OBSERVER, "Observer", "MUC");
    }

    private BuildReport.Kind update() {
        return store.neighbors()
                .update(NeighborOptions.DEFAULT, Optional.empty())
                .kind();
    }
}
