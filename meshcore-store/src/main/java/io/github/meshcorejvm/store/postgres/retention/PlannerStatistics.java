package io.github.meshcorejvm.store.postgres.retention;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refreshes the statistics of the server's query planner, as autovacuum does sooner or later. */
public final class PlannerStatistics {

    /**
     * For other tables the server would only warn that it skips them. A table may be analyzed by its owner and, from version 17
     * on, by roles to which the owner has granted MAINTAIN.
     */
    private static final String ALLOWED = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relnamespace = quote_ident(current_schema())::regnamespace AND relkind = 'r'
              AND (pg_has_role(relowner, 'USAGE') OR CASE WHEN current_setting('server_version_num')::int >= 170000
                THEN has_table_privilege(oid, 'MAINTAIN') END)""";

    private PlannerStatistics() {}

    /** Only the tables that this role may analyze: usually none; then autovacuum does it. */
    public static void refresh(PostgresUrl url) {
        try (Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.LONG_WORK);
                Statement statement = connection.createStatement()) {
            String tables;
            try (ResultSet row = statement.executeQuery(ALLOWED)) {
                row.next();
                tables = row.getString(1);
            }
            if (tables != null) {
                statement.execute("ANALYZE " + tables);
            }
        } catch (SQLException e) {
            throw PostgresFailure.of("analyze " + url, e);
        }
    }
}
