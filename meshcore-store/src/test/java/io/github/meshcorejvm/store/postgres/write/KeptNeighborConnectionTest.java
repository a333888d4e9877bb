package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Builds on the writer's thread share a connection, a lost one is replaced, and none is left behind. */
class KeptNeighborConnectionTest {

    private static final String SESSIONS = " FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = 'meshcore neighbors'";

    @Test
    void itIsUsedAgainAndReplacedWhenItIsLost() throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        try (Connection admin = database.connect()) {
            try (MeshStore store = MeshStore.open(StoreLocation.parse(database.url()), StoreOptions.DEFAULT)) {
                build(store);
                List<Long> first = numbers(admin, "SELECT pid" + SESSIONS);
                build(store);
                assertThat(numbers(admin, "SELECT pid" + SESSIONS))
                        .isEqualTo(first)
                        .hasSize(1);

                numbers(admin, "SELECT pg_terminate_backend(pid, 10000)::int" + SESSIONS);
                assertThatThrownBy(() -> build(store)).isInstanceOf(StoreBusyException.class);
                build(store);
                assertThat(numbers(admin, "SELECT pid" + SESSIONS)).hasSize(1).isNotEqualTo(first);
            }
            while (!numbers(admin, "SELECT pid" + SESSIONS).isEmpty()) {
                Thread.sleep(10);
            }
        }
    }

    private static void build(MeshStore store) {
        store.writerNeighbors().update(NeighborOptions.DEFAULT, Optional.empty());
        store.writerNeighbors().resolver();
    }

    private static List<Long> numbers(Connection admin, String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                numbers.add(found.getLong(1));
            }
        }
        return numbers;
    }
}
