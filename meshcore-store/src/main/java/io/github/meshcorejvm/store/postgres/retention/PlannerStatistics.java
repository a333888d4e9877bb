package io.github.meshcorejvm.store.postgres.retention;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Refreshes what the server's query planner knows of the tables, as autovacuum does sooner or later. */
public final class PlannerStatistics {

    private PlannerStatistics() {}

    /** Of the tables that this role may analyze, which are all only for their owner; the server skips the others. */
    public static void refresh(PostgresUrl url) {
        try (Connection connection = PostgresConnections.open(url, PostgresConnections.Purpose.LONG_WORK);
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE transmissions, observations, nodes, inactive_nodes, observers, observer_metrics,"
                    + " neighbor_edges, dropped_packets, client_receptions, client_rx_observations");
        } catch (SQLException e) {
            throw PostgresFailure.of("analyze " + url, e);
        }
    }
}
