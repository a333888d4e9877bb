package io.github.meshcorejvm.store.postgres.retention;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts the rows that a policy would delete. */
final class OldRowCounts {

    /** Old rows, and rows of silent observers, each counted once. */
    private static final String METRICS = "observer_metrics m LEFT JOIN observers o ON o.id = m.observer_id WHERE "
            + TimeSql.epoch("m.timestamp") + " < ? OR " + OldRows.seen("o.") + " < ? AND o.id IS NOT NULL";

    private final Connection connection;
    private final Instant now;

    OldRowCounts(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    RetentionReport of(RetentionPolicy policy) throws SQLException {
        return new RetentionReport(
                count(policy.nodes(), "nodes WHERE " + OldRows.seen("") + " < ?"),
                count(policy.observers(), "observers WHERE " + OldRows.SILENT),
                count(policy.observerPurge(), "observers o WHERE " + OldRows.UNUSED),
                number(METRICS, cutoff(policy.metrics()), cutoff(policy.observers())),
                older(policy.metrics(), "dropped_packets", "dropped_at"),
                count(policy.packets(), "transmissions WHERE last_seen > 0 AND last_seen < ?"),
                count(
                        policy.packets(),
                        "observations o JOIN transmissions t ON t.id = o.transmission_id"
                                + " WHERE t.last_seen > 0 AND t.last_seen < ?"),
                older(policy.neighborEdges(), "neighbor_edges", "last_seen"),
                clients(policy.clients()));
    }

    private RetentionReport.Clients clients(RetentionPolicy.Clients policy) throws SQLException {
        return new RetentionReport.Clients(
                older(policy.receptions(), "client_receptions", "rx_at"),
                older(policy.receptions(), "client_observers", "last_seen"),
                olderMillis(policy.observations(), "client_rx_observations", "rx_at"),
                olderMillis(policy.rfSamples(), "client_rf_samples", "sampled_at"),
                olderMillis(policy.regions(), "node_declared_regions", "observed_at"));
    }

    private long older(Optional<Duration> age, String table, String column) throws SQLException {
        return count(age, table + " WHERE " + TimeSql.epoch(column) + " < ?");
    }

    private long olderMillis(Optional<Duration> age, String table, String column) throws SQLException {
        return age.isEmpty() ? 0 : number(table + " WHERE " + column + " < ?", IsoTime.formatMillis(cutoff(age)));
    }

    private long count(Optional<Duration> age, String from) throws SQLException {
        return age.isEmpty() ? 0 : number(from, cutoff(age));
    }

    /** The time before which rows are too old; without an age, a time before all others. */
    private long cutoff(Optional<Duration> age) {
        return age.isPresent() ? now.minus(age.get()).getEpochSecond() : Long.MIN_VALUE;
    }

    private long number(String from, Object... values) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM " + from)) {
            for (int i = 0; i < values.length; i++) {
                count.setObject(i + 1, values[i]);
            }
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
