package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.util.List;

/**
 * Records under other writers' names that tables and columns exist, which the start of each run ensures. Names that also say
 * that rows are filled are recorded by the backfills.
 */
final class StructureRecord implements Step {

    private static final List<String> NAMES = List.of(
            "node_telemetry_v1",
            "observer_metrics_v1",
            "observers_inactive_v1",
            "observer_metrics_packets_v1",
            "dropped_packets_v1",
            "observers_last_packet_at_v1",
            "observers_clock_naive_v1",
            "foreign_advert_v1",
            "scope_name_v1",
            "nodes_default_scope_v1",
            "observations_raw_hex_v1",
            "transport_codes_v1",
            "nodes_configured_scope_v1");

    @Override
    public String title() {
        return "record which columns exist";
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        for (String name : NAMES) {
            if (!session.isRecorded(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        session.once(statement -> {
            List<String> missing = Readiness.missingColumns(session.connection());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("the schema has not been updated: " + missing);
            }
            for (String name : NAMES) {
                session.record(name);
            }
        });
        return 0;
    }
}
