package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.retention.RetentionReport;
import org.junit.jupiter.api.Test;

class NodeRetentionTest extends RetentionFixture {

    @Test
    void silentNodesMoveWithAllTheyHave() throws Exception {
        database.execute("INSERT INTO nodes (public_key, name, last_seen, advert_count, multibyte_sup) VALUES"
                + " ('aa', 'Old', '2026-11-13T11:59:59Z', 4, 2), ('bb', 'New', '2026-11-13 12:00:00', 1, 0)");
        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(database.query("SELECT public_key FROM nodes")).containsExactly("bb");
        assertThat(database.query("SELECT public_key, name, advert_count, multibyte_sup FROM inactive_nodes"))
                .containsExactly("aa|Old|4|2");
    }

    /** Older writers leave such pairs of rows. */
    @Test
    void aSilentNodeIsUnitedWithItsInactiveRow() throws Exception {
        String columns = "(public_key, name, lat, lon, last_seen, first_seen, advert_count, multibyte_sup,"
                + " multibyte_evidence, configured_scope, configured_scope_at, default_scope)";
        database.execute("INSERT INTO inactive_nodes " + columns + " VALUES"
                + " ('aa', 'Old', 5.5, 6.5, '2026-08-01T00:00:00Z', '2026-05-01T00:00:00Z', 50, 2, 'advert',"
                + " '#eu', '2026-10-01T00:00:00Z', '#eu')");
        database.execute("INSERT INTO nodes " + columns + " VALUES"
                + " ('aa', 'New', NULL, NULL, '2026-11-01 00:00:00', '2026-10-31T00:00:00Z', 1, 0, NULL,"
                + " '#old', '2026-09-01T00:00:00Z', NULL)");
        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(database.query("SELECT public_key FROM nodes")).isEmpty();
        assertThat(
                        database.query(
                                "SELECT name, lat, lon, last_seen, first_seen, advert_count, multibyte_sup,"
                                        + " multibyte_evidence, configured_scope, configured_scope_at, default_scope FROM inactive_nodes"))
                .containsExactly("New|5.5|6.5|2026-11-01 00:00:00|2026-05-01T00:00:00Z|51|2|advert"
                        + "|#eu|2026-10-01T00:00:00Z|#eu");
    }

    /** A node may have been moved before, and have come back. */
    @Test
    void aNodeThatMovesAgainKeepsWhatOnlyItsOlderRowSays() throws Exception {
        database.execute(
                "INSERT INTO inactive_nodes (public_key, name, role, lat) VALUES ('aa', 'Then', 'room', 48.5)");
        database.execute(
                "INSERT INTO nodes (public_key, name, last_seen) VALUES ('aa', 'Now', '2026-01-01T00:00:00Z')");

        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(database.query("SELECT name, role, lat FROM inactive_nodes")).containsExactly("Now|room|48.5");
    }

    @Test
    void aTimeThatCannotBeReadLeavesTheFirstOne() throws Exception {
        database.execute("INSERT INTO nodes (public_key, last_seen, first_seen) VALUES"
                + " ('aa', '', '2026-11-05T00:00:00Z'), ('bb', 'garbage', '2026-11-05T00:00:00Z'),"
                + " ('cc', 'garbage', '2026-11-20T00:00:00Z'), ('dd', '2026-11-20T00:00:00Z', '2026-11-05T00:00:00Z')");
        database.execute(
                "INSERT INTO observers (id, last_seen, first_seen) VALUES ('x', 'garbage', '2026-11-05T00:00:00Z')");
        assertThat(maintenance.count(WEEK).nodes()).isEqualTo(2);
        RetentionReport report = prune();
        assertThat(report.nodes()).isEqualTo(2);
        assertThat(report.observers()).isEqualTo(1);
        assertThat(database.query("SELECT public_key FROM nodes ORDER BY 1")).containsExactly("cc", "dd");
    }

    /** Rows that were copied from older files spell times in several ways; what is no time stays. */
    @Test
    void timesAreComparedHoweverTheyAreSpelled() throws Exception {
        String[] old = {
            "2026-11-13T11:59:59Z",
            "2026-11-13 11:59:59",
            "2026-11-13T11:59:59.999Z",
            "2026-11-13",
            "2026-11-13T13:59:59+02:00",
            "2026-11-13 11:59",
            "2020-02-31"
        };
        String[] kept = {
            "2026-11-13T12:00:00Z",
            "2026-11-13 12:00:00.1",
            "2026-11-13T11:30:00-01:00",
            "",
            "never",
            "2026-13-01",
            "0000-00-00 00:00:00",
            "2026-11-13T25:00:00Z"
        };
        for (String time : old) {
            database.execute("INSERT INTO nodes (public_key, last_seen) VALUES ('old " + time + "', '" + time + "')");
        }
        for (String time : kept) {
            database.execute("INSERT INTO nodes (public_key, last_seen) VALUES ('kept " + time + "', '" + time + "')");
        }
        database.execute("INSERT INTO nodes (public_key) VALUES ('kept without')");

        assertThat(maintenance.count(WEEK).nodes()).isEqualTo(old.length);
        assertThat(prune().nodes()).isEqualTo(old.length);
        assertThat(database.query("SELECT public_key FROM nodes WHERE public_key LIKE 'old%'"))
                .isEmpty();
        assertThat(database.query("SELECT count(*) FROM nodes")).containsExactly(String.valueOf(kept.length + 1));
    }
}
