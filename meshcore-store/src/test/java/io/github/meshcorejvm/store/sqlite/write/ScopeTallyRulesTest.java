package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.RfSample;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How many packets belonged to one region, to several or to none. */
class ScopeTallyRulesTest extends RulesFixture {

    private static final String ROW = "SELECT id, unique_matches, explicit_over_derived, ambiguous, none_matches,"
            + " since_unix, updated_unix FROM scope_match_totals";

    @Test
    void eachNewPacketCountsOnceWhoeverHearsIt() throws SQLException {
        Observation one = scoped("01", new ScopeMatch.Matched("#eu"));
        write(one, one, scoped("02", new ScopeMatch.Matched("#eu", true)));
        write(
                one,
                scoped("03", new ScopeMatch.Ambiguous(List.of("#eu", "#us"))),
                scoped("04", new ScopeMatch.Unmatched()));
        reopen();
        write(one, scoped("05", new ScopeMatch.NotScoped()), scoped("06", new ScopeMatch.Matched("#us")));
        String now = Long.toString(NOW.getEpochSecond());
        assertThat(query(ROW)).containsExactly("1|2|1|1|1|" + now + "|" + now);
    }

    @Test
    void aFileOfPacketsWithoutRegionsHasNoRow() throws SQLException {
        write(scoped("01", new ScopeMatch.NotScoped()));
        assertThat(query(ROW)).isEmpty();
    }

    @Test
    void aBatchThatIsWrittenAgainCountsOnce() throws SQLException {
        RfSample nowhere = new RfSample(
                new ClientStamp("aa", NOON, NOON),
                new ClientPosition(Double.NaN, 9.5, OptionalDouble.empty()),
                false,
                ClientRowsTest.NEW_RADIO,
                ClientRowsTest.UNKNOWN);
        assertThat(store.writer()
                        .write(List.of(scoped("01", new ScopeMatch.Matched("#eu")), nowhere))
                        .rejected())
                .as("the batch is undone, and its good records are written again")
                .hasSize(1);
        assertThat(query(ROW)).singleElement().asString().startsWith("1|1|0|0|0|");
    }

    private static Observation scoped(String payload, ScopeMatch scope) {
        return observation()
                .frame("14000000000" + "0" + payload)
                .at(NOON)
                .scope(scope)
                .build();
    }
}
