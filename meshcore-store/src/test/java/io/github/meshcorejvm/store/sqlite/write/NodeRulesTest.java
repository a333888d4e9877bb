package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.graph.rules.Adjacency;
import io.github.meshcorejvm.store.graph.rules.NeighborResolver;
import io.github.meshcorejvm.store.graph.rules.NodeIndex;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What adverts write of their nodes, and paths of the nodes they name. */
class NodeRulesTest extends RulesFixture {

    @Test
    void whatAnAdvertDoesNotCarryStays() throws SQLException {
        write(observation()
                .advert("Ridge", "repeater", new Position(48_000_000, 9_000_000))
                .build());
        write(observation()
                .frame("1500beef")
                .advert(null, null, null)
                .scope("#eu")
                .build());
        assertThat(query("SELECT name, role, lat, lon, advert_count, default_scope FROM nodes"))
                .containsExactly("Ridge|repeater|48.0|9.0|2|#eu");
    }

    @Test
    void aNewNodeWithoutAppDataIsACompanion() throws SQLException {
        write(observation().advert(null, null, null).build());
        assertThat(query("SELECT name, role, lat FROM nodes")).containsExactly("null|companion|null");
    }

    @Test
    void copiesOfAnAdvertAreNotCounted() throws SQLException {
        write(
                observation().advert("Ridge", "repeater", null).build(),
                observation().by("B", "", "").advert("Ridge", "repeater", null).build());
        write(observation().by("C", "", "").advert("Ridge", "repeater", null).build());
        assertThat(query("SELECT advert_count FROM nodes")).containsExactly("1");
    }

    @Test
    void aNodeThatComesBackBringsItsCounters() throws SQLException {
        execute("INSERT INTO inactive_nodes (public_key, name, advert_count, first_seen, multibyte_sup)" + " VALUES ('"
                + NODE + "', 'Old', 7, '2025-01-01T00:00:00Z', 2)");
        write(observation().advert("New", null, null).build());
        assertThat(query("SELECT name, advert_count, first_seen, multibyte_sup FROM nodes"))
                .containsExactly("New|8|2025-01-01T00:00:00Z|2");
        assertThat(query("SELECT * FROM inactive_nodes")).isEmpty();
    }

    @Test
    void aNodeThatComesBackKeepsWhatOnlyItsInactiveRowSays() throws SQLException {
        String columns = "(public_key, name, lat, lon, last_seen, first_seen, advert_count, multibyte_sup,"
                + " multibyte_evidence, configured_scope, configured_scope_at)";
        execute("INSERT INTO inactive_nodes " + columns + " VALUES ('" + NODE + "', 'Old', 5.5, 6.5,"
                + " '2026-08-01T00:00:00Z', '2026-05-01T00:00:00Z', 50, 2, 'advert', '#eu', '2026-10-01T00:00:00Z')");
        execute("INSERT INTO nodes " + columns + " VALUES ('" + NODE + "', 'New', NULL, NULL,"
                + " '2026-11-01T00:00:00Z', '2026-10-31T00:00:00Z', 1, 0, NULL, '#old', '2026-09-01T00:00:00Z')");
        write(observation().advert(null, null, null).build());
        assertThat(query("SELECT name, lat, lon, first_seen, advert_count, multibyte_sup, multibyte_evidence,"
                        + " configured_scope, configured_scope_at FROM nodes"))
                .containsExactly("New|5.5|6.5|2026-05-01T00:00:00Z|52|2|advert|#eu|2026-10-01T00:00:00Z");
        assertThat(query("SELECT * FROM inactive_nodes")).isEmpty();
    }

    @Test
    void hopsThatAreKnownNodesAreResolvedAndHeard() throws SQLException {
        write(observation()
                .advert("Ridge", "repeater", null)
                .at(NOON.minusSeconds(1000))
                .build());
        store.writer().resolveWith(new NeighborResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
        write(observation().frame("1502ab77c0ffee").build());
        assertThat(query("SELECT resolved_path FROM observations WHERE path_json <> '[]'"))
                .containsExactly("[\"" + NODE + "\",null]");
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T12:00:00Z");
        write(observation().frame("1502ab77c0ffee").at(NOON.plusSeconds(299)).build());
        assertThat(query("SELECT last_seen FROM nodes"))
                .as("not again within five minutes")
                .containsExactly("2026-11-20T12:00:00Z");
    }

    @Test
    void aNodeHeardAgainAfterFiveMinutesIsWrittenAgain() throws SQLException {
        write(observation()
                .advert("Ridge", "repeater", null)
                .at(NOON.minusSeconds(1000))
                .build());
        store.writer().resolveWith(new NeighborResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
        for (int seconds : new int[] {0, 100, 299, 300, 310}) {
            write(observation()
                    .frame("1502ab77c0ffee")
                    .at(NOON.plusSeconds(seconds))
                    .build());
        }
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T12:05:00Z");
    }

    @Test
    void aNodeWhoseTimeAnotherProgramChangedIsHeardAtOnce() throws SQLException {
        write(observation().advert("Ridge", "repeater", null).at(NOON).build());
        store.writer().resolveWith(new NeighborResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
        write(observation().frame("1502ab77c0ffee").at(NOON.plusSeconds(100)).build());
        execute("UPDATE nodes SET last_seen = '2026-11-20T10:00:00Z'");
        write(observation().frame("1502ab77c0ffee").at(NOON.plusSeconds(101)).build());
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T12:01:41Z");
    }

    @Test
    void hopsOfADirectRouteAreNotHeard() throws SQLException {
        write(observation()
                .advert("Ridge", "repeater", null)
                .at(NOON.minusSeconds(1000))
                .build());
        store.writer().resolveWith(new NeighborResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
        write(observation().frame("1602ab77c0ffee").build());
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T11:43:20Z");
    }

    @Test
    void aSecondRowThatOlderWritersBeganIsUnited() throws SQLException {
        execute("INSERT INTO inactive_nodes (public_key, name, advert_count, first_seen)" + " VALUES ('" + NODE
                + "', 'Old', 7, '2025-01-01T00:00:00Z')");
        execute("INSERT INTO nodes (public_key, name, advert_count, first_seen)" + " VALUES ('" + NODE
                + "', 'New', 2, '2026-01-01T00:00:00Z')");
        write(observation().advert(null, null, null).build());
        assertThat(query("SELECT name, advert_count, first_seen FROM nodes"))
                .containsExactly("New|10|2025-01-01T00:00:00Z");
        assertThat(query("SELECT * FROM inactive_nodes")).isEmpty();
    }

    @Test
    void seenTimesOnlyRiseAndNeverPassTheWallClock() throws SQLException {
        writeEach(
                observation().advert("Ridge", null, null).build(),
                observation()
                        .advert("Ridge", null, null)
                        .at(NOON.minusSeconds(50))
                        .build());
        assertThat(query("SELECT last_seen, first_seen FROM nodes"))
                .containsExactly("2026-11-20T12:00:00Z|2026-11-20T11:59:10Z");
        write(observation().advert("Ridge", null, null).at(NOW.plusSeconds(99)).build());
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T13:00:00Z");
    }

    @Test
    void eachAdvertWithAPositionSaysAgainWhetherItIsForeign() throws SQLException {
        Position here = new Position(48_000_000, 9_000_000);
        write(observation().advert("Ridge", null, here).build());
        execute("UPDATE nodes SET foreign_advert = 1");
        write(observation().advert("Ridge", null, null).build());
        assertThat(query("SELECT foreign_advert FROM nodes")).containsExactly("1");
        write(observation().advert("Ridge", null, here).build());
        assertThat(query("SELECT foreign_advert FROM nodes")).containsExactly("0");
    }

    @Test
    void aScopeThatIsNotKnownIsNoScope() throws SQLException {
        writeEach(
                observation().advert("Ridge", null, null).scope("#eu").build(),
                observation().advert("Ridge", null, null).scope("").build());
        assertThat(query("SELECT default_scope FROM nodes")).containsExactly("#eu");
    }

    @Test
    void aNodeThatIsOnlyHeardComesToNoRow() throws SQLException {
        store.writer().resolveWith(new NeighborResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
        write(observation().frame("1501abc0ffee").build());
        assertThat(query("SELECT * FROM nodes")).isEmpty();
    }
}
