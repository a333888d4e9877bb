package io.github.meshcorejvm.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.TestMessages;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ingest fills in behind its start on a file of another program. */
class MigrationChoreTest {

    @TempDir
    Path folder;

    @Test
    void codesRoutesAndTimesThatAnOlderWriterLeftOutAreFilledIn() throws Exception {
        Config config = TestMessages.config(folder, "{}");
        MeshStore.open(config.fileBase(), StoreOptions.DEFAULT).close();
        String advert = "5a".repeat(32) + "01020304" + "00".repeat(64) + "01";
        try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + config.fileBase());
                Statement statement = older.createStatement()) {
            statement.execute("DELETE FROM _migrations WHERE name = 'backfill_transport_codes_v1'");
            statement.execute("DELETE FROM _async_migrations");
            // A flood with the codes BEEF and CAFE; the other observer heard it with no hops and no codes.
            statement.execute("INSERT INTO transmissions (id, raw_hex, hash, first_seen, route_type, payload_type)"
                    + " VALUES (1, '10BEEFCAFE00" + advert + "', 'a1', '2026-01-01T00:00:00Z', 0, 4)");
            statement.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp, raw_hex)"
                    + " VALUES (1, 1, 1767225601, NULL), (1, 2, 1767225602, '1200" + advert + "')");
            IngestStats stats = new IngestStats();
            new MigrationTask(config, stats, MigrationTask.BESIDE_A_WRITER).run();
            try (ResultSet row = statement.executeQuery("SELECT code1, code2, last_seen,"
                    + " (SELECT group_concat(bit) FROM (SELECT bit FROM advert_route_evidence ORDER BY bit)),"
                    + " (SELECT group_concat(status) FROM _async_migrations) FROM transmissions")) {
                assertThat(row.getString(1)).isEqualTo("BEEF");
                assertThat(row.getString(2)).isEqualTo("CAFE");
                assertThat(row.getLong(3)).isEqualTo(1767225602);
                assertThat(row.getString(4)).isEqualTo("1,2");
                assertThat(row.getString(5)).isEqualTo("done,done,done");
            }
            assertThat(stats.backfilled())
                    .containsAllEntriesOf(Map.of("last_seen", 1L, "advert_evidence", 1L, "transport_codes", 1L));
        }
    }
}
