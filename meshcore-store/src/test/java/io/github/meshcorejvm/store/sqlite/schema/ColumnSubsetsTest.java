package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.PlannedStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of version 3 that lack later columns: every pair of columns is missing, present, and one of the two, in some file. */
class ColumnSubsetsTest {

    private static final String OBSERVERS_AUTOINCREMENT = "observers AUTOINCREMENT";

    /** Later columns, as {@code table column}; those of nodes are told apart by table too. */
    private static final List<String> LATER = List.of(
            "transmissions channel_hash",
            "transmissions from_pubkey",
            "transmissions scope_name",
            "transmissions last_seen",
            "transmissions code1",
            "transmissions code2",
            "observations resolved_path",
            "observations raw_hex",
            "observers inactive",
            "observers last_packet_at",
            "observers clock_skew_seconds",
            "observers clock_skew_count_24h",
            "observers clock_last_naive_at",
            "observers can_relay",
            "observers can_relay_seen",
            "nodes battery_mv",
            "nodes temperature_c",
            "nodes foreign_advert",
            "nodes default_scope",
            "nodes multibyte_sup",
            "nodes multibyte_evidence",
            "nodes configured_scope",
            "nodes configured_scope_at",
            "inactive_nodes battery_mv",
            "inactive_nodes temperature_c",
            "inactive_nodes foreign_advert",
            "inactive_nodes multibyte_sup",
            "inactive_nodes configured_scope",
            "observer_metrics packets_sent",
            "observer_metrics packets_recv");

    /** Tables of newer versions; the last stands for the other layout of observers. */
    private static final List<String> LATER_TABLES = List.of(
            "client_receptions",
            "client_observers",
            "client_rx_observations",
            "client_rf_samples",
            "node_declared_regions",
            "advert_route_evidence",
            "advert_evidence_backfill",
            "scope_match_totals",
            "inactive_nodes",
            "neighbor_edges",
            "observer_metrics",
            "dropped_packets",
            OBSERVERS_AUTOINCREMENT);

    @TempDir
    private Path folder;

    @Test
    void everyPairOfMissingColumnsIsMadeGood() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        MeshStore.open(fresh, StoreOptions.DEFAULT).close();
        List<String> wanted = Normalised.schema(fresh);
        for (List<String> missing : pairwise(LATER)) {
            Path file = folder.resolve("old.db");
            Files.copy(fresh, file);
            strip(file, missing);
            assertThat(Readiness.missing(file)).hasSizeGreaterThanOrEqualTo(missing.size());
            new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationProgress.NONE);
            assertThat(Normalised.schema(file)).as("after lacking %s", missing).isEqualTo(wanted);
            assertThat(query(file, "SELECT id, raw_hex FROM observations")).hasSize(1);
            assertThat(Readiness.missing(file)).isEmpty();
            Files.delete(file);
        }
    }

    @Test
    void everyPairOfMissingTablesIsMadeGoodInBothLayoutsOfObservers() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        MeshStore.open(fresh, StoreOptions.DEFAULT).close();
        Path converted = folder.resolve("converted.db");
        Files.copy(fresh, converted);
        new SchemaMigrator(converted, StoreOptions.DEFAULT)
                .migrate(new MigrationOptions(false, Optional.empty(), true), MigrationProgress.NONE);
        for (List<String> missing : pairwise(LATER_TABLES)) {
            Path like = missing.contains(OBSERVERS_AUTOINCREMENT) ? converted : fresh;
            Path file = folder.resolve("old.db");
            Files.copy(like, file);
            stripTables(file, missing);
            SchemaMigrator migrator = new SchemaMigrator(file, StoreOptions.DEFAULT);
            assertThat(migrator.plan(MigrationOptions.DEFAULT))
                    .extracting(PlannedStep::title)
                    .containsAll(missing.stream()
                            .filter(table -> !table.equals(OBSERVERS_AUTOINCREMENT))
                            .map(table -> "table " + table)
                            .toList());
            migrator.migrate(MigrationProgress.NONE);
            assertThat(Normalised.schema(file)).as("after lacking %s", missing).isEqualTo(Normalised.schema(like));
            assertThat(query(file, "SELECT rowid, id FROM observers")).containsExactly("3|AA");
            assertThat(migrator.plan(MigrationOptions.DEFAULT)).isEmpty();
            Files.delete(file);
        }
    }

    private static void stripTables(Path file, List<String> tables) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO observers (rowid, id) VALUES (3, 'AA')");
            for (String table : tables) {
                if (!table.equals(OBSERVERS_AUTOINCREMENT)) {
                    statement.execute("DROP TABLE " + table);
                }
            }
            statement.execute("DELETE FROM _migrations WHERE name NOT LIKE 'observers_identity%'");
            statement.execute("DELETE FROM _async_migrations");
        }
    }

    /** The bits of a number tell the file in which a column is missing: two columns differ in one bit at least. */
    private static List<List<String>> pairwise(List<String> all) {
        List<List<String>> files = new ArrayList<>();
        for (int bit = 0; 1 << bit <= all.size(); bit++) {
            List<String> with = new ArrayList<>();
            List<String> without = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                ((i + 1 >> bit & 1) == 1 ? with : without).add(all.get(i));
            }
            files.add(with);
            files.add(without);
        }
        files.add(all);
        return files;
    }

    private static void strip(Path file, List<String> columns) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP VIEW packets_v");
            for (Index index : Schema.INDEXES) {
                statement.execute("DROP INDEX " + index.name());
            }
            for (String column : columns) {
                int blank = column.indexOf(' ');
                statement.execute(
                        "ALTER TABLE " + column.substring(0, blank) + " DROP COLUMN " + column.substring(blank + 1));
            }
            statement.execute("DELETE FROM _migrations");
            statement.execute("DELETE FROM _async_migrations");
            statement.execute("INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '15', '0a', 'x')");
            statement.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (1, 1, 5)");
        }
    }
}
