package io.github.meshcorejvm.store.sqlite.region;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredRegionsQueryTest {

    @TempDir
    private Path folder;

    @Test
    void reportsAndAnswersOfActiveAndInactiveNodesCount() throws SQLException {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        node(file, "nodes", "AA", "'#harbor,*'", "'2026-11-20T12:00:00Z'");
        node(file, "inactive_nodes", "bb", "'#harbor,#sea'", "'2026-11-20 11:00:00'");
        node(file, "nodes", "cc", "NULL", "NULL");
        node(file, "nodes", "dd", "'#unread'", "'yesterday'");
        answer(file, "aa", "lake", "2026-11-20T11:59:59.999Z");
        answer(file, "dd", "lake", "2026-11-20T12:00:00.000Z");
        answer(file, "dd", "pond", "2026-11-20T12:00:00.001Z");
        answer(file, "ee", "pond", "2026-11-20T10:00:00.000Z");
        assertThat(MeshStore.at(file, StoreOptions.DEFAULT)
                        .declaredRegions()
                        .names(9, List.of())
                        .usable())
                .containsExactly("pond", "harbor", "sea");
    }

    @Test
    void aMissingDatabaseIsAnErrorAndIsNotMade() {
        Path file = folder.resolve("none.db");
        assertThatThrownBy(() -> DeclaredRegionsQuery.read(file)).isInstanceOf(StoreException.class);
        assertThat(file).doesNotExist();
    }

    private static void node(Path file, String table, String key, String scope, String at) throws SQLException {
        execute(
                file,
                "INSERT INTO " + table + " (public_key, configured_scope, configured_scope_at) VALUES ('" + key + "', "
                        + scope + ", " + at + ")");
    }

    private static void answer(Path file, String target, String names, String at) throws SQLException {
        execute(
                file,
                "INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv) VALUES ('"
                        + target + "', '99', '" + at + "', '2026-11-20T12:00:00Z', '" + names + "')");
    }
}
