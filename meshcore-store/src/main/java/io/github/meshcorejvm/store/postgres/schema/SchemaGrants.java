package io.github.meshcorejvm.store.postgres.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives the roles exactly the rights that they need: the writer changes rows, the reader reads, nobody else has any. Run it as
 * the role that owns the tables; it is safe to repeat, as after restoring a backup without its rights.
 */
public final class SchemaGrants {

    private static final String OWN_SCHEMA = "meshcore";

    private SchemaGrants() {}

    /** Revokes all rights on tables, and the right to create tables, from PUBLIC. */
    public static void revokeFromPublic(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String schema = schema(statement);
            statement.execute("REVOKE CREATE ON SCHEMA " + schema + " FROM PUBLIC");
            revokeAll(statement, schema, "PUBLIC");
            statement.execute("REVOKE ALL ON SCHEMA " + OWN_SCHEMA + " FROM PUBLIC");
            revokeAll(statement, OWN_SCHEMA, "PUBLIC");
        }
    }

    /** Lets a role change every row, but neither the marker nor the layout of a table. */
    public static void grantWriter(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String schema = schema(statement);
            String name = quoted(role);
            usage(statement, schema, name);
            revokeAll(statement, schema, name);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + name);
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + tables(statement) + " TO " + name);
            statement.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + name);
            usage(statement, OWN_SCHEMA, name);
            statement.execute(
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + OWN_SCHEMA + " TO " + name);
        }
    }

    /** Lets a role read everything, including this program's own tables: a backup by the reader locks them too. */
    public static void grantReader(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String name = quoted(role);
            for (String schema : new String[] {schema(statement), OWN_SCHEMA}) {
                usage(statement, schema, name);
                revokeAll(statement, schema, name);
                statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + name);
                statement.execute("GRANT SELECT ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + name);
            }
        }
    }

    private static void usage(Statement statement, String schema, String role) throws SQLException {
        statement.execute("REVOKE CREATE ON SCHEMA " + schema + " FROM " + role);
        statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
    }

    private static void revokeAll(Statement statement, String schema, String role) throws SQLException {
        statement.execute("REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
        statement.execute("REVOKE ALL ON ALL SEQUENCES IN SCHEMA " + schema + " FROM " + role);
    }

    private static String schema(Statement statement) throws SQLException {
        return text(statement, "SELECT quote_ident(current_schema())");
    }

    /** The tables that a writer changes: all except the marker and the records of other programs' copies. */
    private static String tables(Statement statement) throws SQLException {
        return text(
                statement,
                "SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables"
                        + " WHERE schemaname = current_schema() AND tablename NOT LIKE 'corescope\\_%'");
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
