package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the rights of a role with those that it should have. */
public final class RoleRights {

    /** A role with this name would find this program's own tables before those of the telemetry schema. */
    private static final String RESERVED = SchemaGrants.OWN_SCHEMA;

    private static final String RESERVED_PROBLEM =
            "a role must not be named meshcore: its default search path would lead to the schema of that name";

    /** Superusers are members of all roles; a schema or database may belong to a group. */
    private static final String OWNS = """
            SELECT 1 FROM pg_roles r WHERE r.rolname = ? AND (pg_has_role(r.oid, current_user, 'MEMBER') OR EXISTS (
              SELECT 1 FROM pg_namespace n WHERE n.nspname IN (current_schema(), 'meshcore')
                AND pg_has_role(r.oid, n.nspowner, 'MEMBER')))""";

    /** In the order in which the server looks: of the role in this database, of the role, of the database, of all. */
    private static final String SETTING = """
            SELECT substr(s, strpos(s, '=') + 1) FROM pg_db_role_setting d, unnest(d.setconfig) s
            WHERE d.setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = ?))
              AND d.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
              AND split_part(s, '=', 1) = ? ORDER BY d.setrole = 0, d.setdatabase = 0 LIMIT 1""";

    private RoleRights() {}

    /** The purpose of a role. */
    enum Use {
        WRITER("writer-rights.sql"),
        READER("reader-rights.sql");

        private final String query;

        Use(String query) {
            this.query = query;
        }
    }

    /**
     * A problem of a role.
     *
     * @param text a sentence that names the role
     * @param grantable whether granting again repairs it
     * @param blocking whether the role cannot work with it
     */
    record Problem(String text, boolean grantable, boolean blocking) {}

    /** The problems of a role for this use; empty if there are none. */
    static List<Problem> problems(Connection connection, Use use, String role) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        if (role.equals(RESERVED)) {
            problems.add(new Problem(RESERVED_PROBLEM, false, false));
        }
        if (!exists(connection, role)) {
            problems.add(new Problem(missing(role), false, true));
        }
        try (PreparedStatement select = connection.prepareStatement(SchemaScript.read(use.query))) {
            select.setString(1, role);
            select.setArray(
                    2, connection.createArrayOf("text", TelemetryLayout.tables().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    problems.add(
                            new Problem("role " + role + " " + row.getString(1), row.getBoolean(2), row.getBoolean(3)));
                }
            }
        }
        return problems;
    }

    /**
     * Refuses roles that must not or cannot be granted rights: one of the reserved name, one that does not exist, the owner of
     * the schema (what is granted to it, and taken from it, is the owner's), and one role for both uses.
     *
     * @throws UnsupportedSchemaException that says what to do
     */
    public static void requireGrantable(Connection connection, Optional<String> writer, Optional<String> reader)
            throws SQLException {
        if (writer.isPresent() && writer.equals(reader)) {
            throw new UnsupportedSchemaException(
                    "the writer and the reader must be different roles, but both are " + writer.get());
        }
        for (String role : Stream.of(writer, reader).flatMap(Optional::stream).toList()) {
            if (role.equals(RESERVED)) {
                throw new UnsupportedSchemaException(RESERVED_PROBLEM);
            }
            if (!exists(connection, role)) {
                throw new UnsupportedSchemaException(missing(role) + "; create it with CREATE ROLE first");
            }
            if (owns(connection, role)) {
                throw new UnsupportedSchemaException(
                        "role " + role + " must be neither the owner of schema " + TelemetryMarker.schema(connection)
                                + ", nor a member of it, nor a superuser; create other roles for the writer and the reader");
            }
        }
    }

    private static boolean owns(Connection connection, String role) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OWNS)) {
            select.setString(1, role);
            try (ResultSet owner = select.executeQuery()) {
                return owner.next();
            }
        }
    }

    private static String missing(String role) {
        return "there is no role " + role;
    }

    /** The first missing right without which a writer cannot work. */
    static Optional<String> missingForWriter(Connection connection, String role) throws SQLException {
        return problems(connection, Use.WRITER, role).stream()
                .filter(Problem::blocking)
                .map(Problem::text)
                .findFirst();
    }

    /** The value of a setting in the sessions of a role, if it or the database has one of its own. */
    static Optional<String> setting(Connection connection, String role, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SETTING)) {
            select.setString(1, role);
            select.setString(2, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            select.setString(1, role);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
