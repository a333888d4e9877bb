package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.copy.rows.RowTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops indexes, unique keys and foreign keys while the tables are filled, and rebuilds them unchanged under the same names:
 * sorting once is much faster than inserting each row into each index. Primary keys stay.
 */
final class LaterIndexes {

    /** Twice the server's default. */
    private static final String SORT_MEMORY = "SET maintenance_work_mem = '128MB'";

    private static final String INDEXES = """
            SELECT format('DROP INDEX %I.%I', schemaname, indexname), indexdef FROM pg_indexes
            WHERE schemaname = current_schema() AND indexname LIKE 'idx\\_%' ORDER BY indexname DESC""";

    /** Foreign keys first: they need the keys that they refer to. */
    private static final String KEYS = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
              format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE connamespace = quote_ident(current_schema())::regnamespace AND contype IN ('f', 'u')
            ORDER BY contype = 'u', conname DESC""";

    private final List<String> drops = new ArrayList<>();
    private final List<String> builds = new ArrayList<>();

    private LaterIndexes() {}

    static LaterIndexes take(Connection connection) throws SQLException {
        LaterIndexes later = new LaterIndexes();
        try (Statement statement = connection.createStatement()) {
            for (String query : List.of(KEYS, INDEXES)) {
                try (ResultSet found = statement.executeQuery(query)) {
                    while (found.next()) {
                        later.drops.add(found.getString(1));
                        later.builds.add(0, found.getString(2));
                    }
                }
            }
            for (String drop : later.drops) {
                statement.execute(drop);
            }
        }
        return later;
    }

    void build(Connection connection, RowTarget.Steps steps) throws SQLException {
        long done = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute(SORT_MEMORY);
            for (String build : builds) {
                statement.execute(build);
                steps.at(++done, builds.size());
            }
        }
    }
}
