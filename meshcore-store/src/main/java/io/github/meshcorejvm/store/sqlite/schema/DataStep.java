package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A repair of rows, and the name under which it is recorded.
 *
 * @param name in {@code _migrations}
 * @param title as shown to users
 * @param recurring whether an older program that runs in between may add rows that need it again
 * @param fixes what is repaired
 */
record DataStep(String name, String title, boolean recurring, List<RowFix> fixes) implements Step {

    private static final String COMES_FROM_JSON = """
            CASE WHEN json_valid(decoded_json) THEN coalesce(
              CASE WHEN json_extract(decoded_json, '$.type') = 'CHAN'
                THEN nullif(json_extract(decoded_json, '$.channel'), '') END,
              'enc_' || json_extract(decoded_json, '$.channelHashHex')) END""";

    static final DataStep CHANNEL_HASH = new DataStep(
            "channel_hash_v1",
            "name the channels of group texts",
            false,
            List.of(RowFix.update(
                    "transmissions",
                    "channel_hash = " + COMES_FROM_JSON,
                    "payload_type = 5 AND channel_hash IS NULL AND decoded_json IS NOT NULL AND " + COMES_FROM_JSON
                            + " IS NOT NULL")));

    static final DataStep CHANNEL_CASE = new DataStep(
            "channel_hash_casing_v1",
            "rename the channel public to Public",
            false,
            List.of(RowFix.update(
                    "transmissions", "channel_hash = 'Public'", "payload_type = 5 AND channel_hash = 'public'")));

    /** Earlier programs wrote fractions, infinities and NULL where readers expect whole numbers. */
    static final DataStep NUMBERS = new DataStep(
            "meshcore_numbers_v1",
            "round and limit numbers",
            true,
            Schema.TABLES.stream()
                    .filter(table -> !table.is(Schema.OBSERVATIONS))
                    .map(NumberFix::of)
                    .flatMap(List::stream)
                    .toList());

    /** The same for the largest table, as a separate step, because a conversion from version 2 includes it. */
    static final DataStep OBSERVATION_NUMBERS = new DataStep(
            "meshcore_observation_numbers_v1",
            "round and limit numbers of observations",
            true,
            NumberFix.of(Schema.OBSERVATIONS));

    DataStep {
        fixes = List.copyOf(new ArrayList<>(fixes));
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        if (!session.isRecorded(name)) {
            return true;
        }
        for (RowFix fix : recurring ? fixes : List.<RowFix>of()) {
            if (fix.isPending(session, name)) {
                return true;
            }
        }
        return false;
    }

    /** The highest rowids of the tables that are checked at each start. */
    static Map<String, Long> highest(MigrationSession session) throws SQLException {
        Map<String, Long> highest = new HashMap<>();
        for (DataStep step : recurringSteps()) {
            for (RowFix fix : step.fixes()) {
                highest.put(fix.table(), CheckedRows.highest(session.connection(), fix.table()));
            }
        }
        return highest;
    }

    /** Notes that all rows up to these were checked. */
    static void noteChecked(MigrationSession session, Map<String, Long> highest) throws SQLException {
        for (DataStep step : recurringSteps()) {
            for (RowFix fix : step.fixes()) {
                CheckedRows.note(
                        session.connection(),
                        fix.purpose(step.name()),
                        fix.table(),
                        highest.getOrDefault(fix.table(), 0L));
            }
        }
    }

    /** The purposes of {@link CheckedRows} for which the rows of a table are looked at. */
    static List<String> checks(String table) {
        List<String> checks = new ArrayList<>();
        for (DataStep step : recurringSteps()) {
            for (RowFix fix : step.fixes()) {
                if (fix.table().equals(table)) {
                    checks.add(fix.purpose(step.name()));
                }
            }
        }
        return checks;
    }

    private static List<DataStep> recurringSteps() {
        return MigrationSteps.all().stream()
                .filter(DataStep.class::isInstance)
                .map(DataStep.class::cast)
                .filter(DataStep::recurring)
                .toList();
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        long rows = 0;
        for (RowFix fix : fixes) {
            rows += fix.rows(session);
        }
        return rows;
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        long changed = 0;
        for (RowFix fix : fixes) {
            changed += fix.run(session, progress, title);
        }
        session.once(statement -> session.record(name));
        return changed;
    }
}
