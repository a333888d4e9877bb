package io.github.meshcorejvm.store.sqlite.neighbor;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import io.github.meshcorejvm.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs, or hands, have left in a file: it is refused with a reason, or does no harm. */
class HostileFileTest {

    private static final String KEY_A = "0a".repeat(32);
    private static final String KEY_B = "0b".repeat(32);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }

    /** The view has no end: whoever counted its rows would never return. */
    @Test
    void aViewInPlaceOfATableIsRefused() throws SQLException {
        execute(file, "DROP VIEW packets_v");
        execute(file, "ALTER TABLE nodes RENAME TO hidden");
        execute(
                file,
                "CREATE VIEW nodes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT i AS public_key FROM n");
        MeshStore store = SqliteStore.at(file, StoreOptions.DEFAULT);
        assertThatThrownBy(store::writer)
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessageContaining("a view in place of a table");
        assertThatThrownBy(() -> store.schema().requireSupported()).hasMessageContaining("a view in place of a table");
        assertThat(store.schema().planUnasked()).hasSize(1);
        assertThat(query(file, "SELECT count(*) FROM hidden"))
                .as("nothing is changed")
                .containsExactly("0");
    }

    /** A chain of 900 ended the whole process: SQLite follows it on the stack. */
    @Test
    void chainsOfTriggersAreRefused() throws SQLException {
        String table = "observations";
        for (int i = 0; i <= 100; i++) {
            execute(file, "CREATE TABLE chain" + i + " (a)");
            execute(
                    file,
                    "CREATE TRIGGER chained" + i + " AFTER INSERT ON " + table + " BEGIN INSERT INTO chain" + i
                            + " VALUES (1); END");
            table = "chain" + i;
        }
        assertThatThrownBy(() -> MeshStore.open(file, StoreOptions.DEFAULT))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessageContaining("101 triggers of other programs");
        execute(file, "DROP TRIGGER chained100");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }

    @Test
    void damagedStateIsAsGoodAsNone() throws Exception {
        try (MeshFile mesh = new MeshFile(folder.resolve("other.db"))) {
            mesh.node(KEY_A);
            mesh.node(KEY_B);
            long observer = mesh.observer(KEY_B);
            long packet = mesh.transmission(4, 1, KEY_A);
            mesh.observation(packet, observer, "rx", "[]", 1_763_899_200);
        }
        backfill();
        Path graph = folder.resolve("other.db");
        MeshStore store = SqliteStore.at(graph, StoreOptions.DEFAULT);
        store.neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
        NeighborGraph before = store.neighbors().read(GraphQuery.ALL);
        assertThat(before.edges()).hasSize(1);
        for (String damaged :
                new String[] {"x'001b5b324a'", "''", "'99999999999999999999'", "'minHopBytes='", "NULL"}) {
            execute(graph, "UPDATE meshcore_state SET value = " + damaged);
            assertThat(store.neighbors().read(GraphQuery.ALL).edges())
                    .as(damaged)
                    .isEqualTo(before.edges());
            store.neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
            assertThat(store.neighbors().read(GraphQuery.ALL).edges())
                    .as(damaged)
                    .isEqualTo(before.edges());
            execute(file, "INSERT OR REPLACE INTO meshcore_state (key, value) SELECT 'backfill.last_seen', " + damaged);
            backfill();
        }
    }

    private void backfill() throws InterruptedException {
        SqliteStore.at(file, StoreOptions.DEFAULT)
                .maintenance()
                .backfill(
                        Backfill.LAST_SEEN,
                        InterpreterSettings.DEFAULT,
                        BackfillOptions.DEFAULT,
                        BackfillProgress.NONE);
    }

    /** Keys are shown as they are, so that one must not steer a terminal. */
    @Test
    void edgesBetweenInvalidKeysAreSkipped() throws SQLException {
        for (String bad :
                new String[] {"x'00'", "''", "char(27) || '[2J'", "'zz'", "'0a' || char(0) || char(27)", "7e99"}) {
            execute(file, "INSERT OR REPLACE INTO neighbor_edges VALUES (" + bad + ", '" + KEY_B + "', 1, '2026')");
        }
        execute(
                file,
                "INSERT INTO neighbor_edges VALUES ('" + KEY_A + "', '" + KEY_B + "', 3, '2026-11-20T14:00:00Z')");
        NeighborGraph graph =
                SqliteStore.at(file, StoreOptions.DEFAULT).neighbors().read(GraphQuery.ALL);
        assertThat(graph.edges())
                .singleElement()
                .satisfies(edge -> assertThat(edge.count()).isEqualTo(3));
        assertThat(graph.nodes()).hasSize(2);
    }
}
