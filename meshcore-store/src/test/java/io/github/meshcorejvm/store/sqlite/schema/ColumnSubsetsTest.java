package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of version 3 that lack later columns: every pair of columns is missing, present, and one of the two, in some file. */
class ColumnSubsetsTest {

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

    @TempDir
    private Path folder;

    @Test
    void everyPairOfMissingColumnsIsMadeGood() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        MeshStore.open(fresh, StoreOptions.DEFAULT).close();
        List<String> wanted = Normalised.schema(fresh);
        for (List<String> missing : pairwise()) {
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

    /** The bits of a number tell the file in which a column is missing: two columns differ in one bit at least. */
    private static List<List<String>> pairwise() {
        List<List<String>> files = new ArrayList<>();
        for (int bit = 0; 1 << bit <= LATER.size(); bit++) {
            List<String> with = new ArrayList<>();
            List<String> without = new ArrayList<>();
            for (int i = 0; i < LATER.size(); i++) {
                ((i + 1 >> bit & 1) == 1 ? with : without).add(LATER.get(i));
            }
            files.add(with);
            files.add(without);
        }
        files.add(LATER);
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
