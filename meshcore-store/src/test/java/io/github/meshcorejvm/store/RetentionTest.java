package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.Ages;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest extends RetentionFixture {

    @Test
    void whatHasNoLastTimeIsAsOldAsItsFirst() throws Exception {
        String rows = "('aa', NULL, NULL), ('bb', NULL, '2026-11-19T00:00:00Z'), ('cc', NULL, '2026-11-01T00:00:00Z')";
        database.execute("INSERT INTO nodes (public_key, last_seen, first_seen) VALUES " + rows);
        database.execute("INSERT INTO observers (id, last_seen, first_seen) VALUES " + rows);
        database.execute("INSERT INTO observer_metrics (observer_id, timestamp) VALUES"
                + " ('cc', '2026-11-19T00:00:00Z'), ('bb', '2026-11-19T00:00:00Z')");
        RetentionReport counted = maintenance.count(WEEK);
        assertThat(prune())
                .isEqualTo(counted)
                .extracting(RetentionReport::nodes, RetentionReport::observers, RetentionReport::metrics)
                .containsExactly(1L, 1L, 1L);
        assertThat(database.query("SELECT public_key FROM nodes ORDER BY 1")).containsExactly("aa", "bb");
        assertThat(database.query("SELECT id FROM observers WHERE inactive = 0 ORDER BY 1"))
                .containsExactly("aa", "bb");
    }

    @Test
    void oldEdgesReceptionsAndDroppedPacketsGo() throws Exception {
        for (String day : new String[] {"2026-11-12", "2026-11-14"}) {
            database.execute("INSERT INTO neighbor_edges VALUES ('a', '" + day + "', 1, '" + day + "T00:00:00Z')");
            database.execute(
                    "INSERT INTO client_receptions (rx_pubkey, heard_key, heard_keylen, lat, lon, rx_at, ingested_at, src)"
                            + " VALUES ('aa', 'bb', 1, 1, 1, '" + day + "T00:00:00Z', '" + day + "', 'rxlog')");
            database.execute(
                    "INSERT INTO client_rx_observations (rx_pubkey, rx_at, ingested_at, pkt_hash, route_type, payload_type,"
                            + " hash_size, hop_count, lat, lon) VALUES ('aa', '" + day + "T00:00:00.000Z', '" + day
                            + "', '00', 1, 5, 1, 0, 1, 1)");
            database.execute("INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)"
                    + " VALUES ('aa', '" + day + "T00:00:00.000Z', '" + day + "', 1, 1, 5)");
            database.execute(
                    "INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv)"
                            + " VALUES ('bb', 'aa', '" + day + "T00:00:00.000Z', '" + day + "', '')");
            database.execute("INSERT INTO client_observers VALUES ('" + day + "', NULL, '" + day + "T00:00:00Z')");
            database.execute("INSERT INTO dropped_packets (reason, dropped_at) VALUES ('invalid signature', '" + day
                    + " 00:00:00')");
        }
        RetentionReport counted = maintenance.count(WEEK);
        assertThat(prune())
                .isEqualTo(counted)
                .isEqualTo(new RetentionReport(0, 0, 0, 0, 1, 0, 0, 1, new RetentionReport.Clients(1, 1, 1, 1, 1)));
        for (String table : new String[] {
            "neighbor_edges",
            "client_receptions",
            "client_rx_observations",
            "client_rf_samples",
            "node_declared_regions",
            "client_observers",
            "dropped_packets"
        }) {
            assertThat(database.query("SELECT count(*) FROM " + table))
                    .as(table)
                    .containsExactly("1");
        }
        assertThat(prune().isEmpty()).isTrue();
    }

    @Test
    void whatIsKeptForEverStays() throws Exception {
        database.execute("INSERT INTO nodes (public_key, last_seen) VALUES ('aa', '2020-01-01T00:00:00Z')");
        RetentionPolicy forEver = new RetentionPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RetentionPolicy.Clients.FOR_EVER);
        assertThat(maintenance.prune(forEver).isEmpty()).isTrue();
        assertThatThrownBy(() -> Ages.all(Duration.ZERO)).hasMessage("an age must be positive but was PT0S");
    }

    @Test
    void timesWithMillisecondsAreComparedToTheMillisecond() throws Exception {
        for (String at : new String[] {"2026-11-13T11:59:59.999Z", "2026-11-13T12:00:00.000Z"}) {
            database.execute("INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)"
                    + " VALUES ('aa', '" + at + "', '2026', 1, 1, 5)");
        }
        assertThat(maintenance.count(WEEK).clients().rfSamples()).isEqualTo(1);
        assertThat(prune().clients().rfSamples()).isEqualTo(1);
        assertThat(database.query("SELECT sampled_at FROM client_rf_samples"))
                .containsExactly("2026-11-13T12:00:00.000Z");
    }
}
