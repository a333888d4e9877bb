package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.postgres.schema.OurRelations.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives the roles exactly the rights that they need: the writer changes rows, the reader reads, nobody else has any. Run it as
 * the role that owns the tables; it is safe to repeat, as after restoring a backup without its rights.
 */
public final class SchemaGrants {

    /** The schema of our own tables; neither a role nor the search path may have its name. */
    public static final String OWN_SCHEMA = "meshcore";

    private SchemaGrants() {}

    /** Revokes all rights on our tables, and the right to create tables, from PUBLIC. */
    public static void revokeFromPublic(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("REVOKE CREATE ON SCHEMA " + schema(connection) + " FROM PUBLIC");
            statement.execute("REVOKE ALL ON SCHEMA " + OWN_SCHEMA + " FROM PUBLIC");
            revokeAll(statement, OurRelations.read(connection), "PUBLIC");
        }
    }

    /** Lets a role change every row, but neither the marker nor the layout of a table. */
    public static void grantWriter(Connection connection, String role) throws SQLException {
        List<Relation> known =
                OurRelations.read(connection).stream().filter(Relation::known).toList();
        try (Statement statement = connection.createStatement()) {
            String name = quoted(role);
            usage(statement, schema(connection), name);
            usage(statement, OWN_SCHEMA, name);
            revokeAll(statement, known, name);
            grant(statement, "SELECT", tables(known), name);
            grant(statement, "INSERT, UPDATE, DELETE", names(known, Relation::rows), name);
            grant(statement, "USAGE, SELECT", sequences(known), name);
        }
    }

    /** Lets a role read everything, including this program's own tables: a backup by the reader locks them too. */
    public static void grantReader(Connection connection, String role) throws SQLException {
        List<Relation> relations = OurRelations.read(connection);
        try (Statement statement = connection.createStatement()) {
            String name = quoted(role);
            usage(statement, schema(connection), name);
            usage(statement, OWN_SCHEMA, name);
            revokeAll(statement, relations, name);
            grant(statement, "SELECT", tables(relations), name);
            grant(statement, "SELECT", sequences(relations), name);
        }
    }

    private static void usage(Statement statement, String schema, String role) throws SQLException {
        statement.execute("REVOKE CREATE ON SCHEMA " + schema + " FROM " + role);
        statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
    }

    private static void revokeAll(Statement statement, List<Relation> relations, String role) throws SQLException {
        statement.execute("REVOKE ALL ON " + tables(relations) + " FROM " + role);
        statement.execute("REVOKE ALL ON " + sequences(relations) + " FROM " + role);
    }

    private static void grant(Statement statement, String rights, String relations, String role) throws SQLException {
        statement.execute("GRANT " + rights + " ON " + relations + " TO " + role);
    }

    private static String tables(List<Relation> relations) {
        return names(relations, relation -> !relation.sequence());
    }

    private static String sequences(List<Relation> relations) {
        return "SEQUENCE " + names(relations, Relation::sequence);
    }

    private static String names(List<Relation> relations, Predicate<Relation> which) {
        return relations.stream().filter(which).map(Relation::name).collect(Collectors.joining(", "));
    }

    private static String schema(Connection connection) throws SQLException {
        return TelemetryMarker.text(connection, "SELECT quote_ident(current_schema())");
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
