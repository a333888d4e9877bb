package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists everything that this program, CoreScope's server or CoreScope's converter would reject in a database, and what an
 * operator should know about it. Collects results; not thread-safe.
 */
final class PostgresCheck {

    private static final int MIN_FOR_SERVER = 16;
    private static final int MIN_FOR_CONVERTER = 18;
    private static final int NEWEST_TESTED = 18;
    private static final int MAX_LISTED = 5;
    private static final String COMMITS = "synchronous_commit";

    private final Connection connection;
    private final List<String> facts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    PostgresCheck(Connection connection, PostgresUrl url) throws SQLException {
        this.connection = connection;
        facts.add("PostgreSQL " + text("SELECT current_setting('server_version')") + " at "
                + text("SELECT coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'a local socket')"));
        facts.add("database " + text("SELECT current_database()") + ", schema " + text("SELECT current_schema()")
                + ", role " + text("SELECT current_user"));
        tables();
        server();
        url.extensions().forEach(extension -> notes.add("CoreScope does not accept this URL: it has " + extension));
    }

    private void tables() throws SQLException {
        if (TelemetryMarker.exists(connection)) {
            List<String> missing = TelemetryLayout.problems(connection);
            missing.stream().limit(MAX_LISTED).forEach(problems::add);
            if (missing.size() > MAX_LISTED) {
                problems.add((missing.size() - MAX_LISTED) + " more columns or indexes are missing");
            }
        }
    }

    private void server() throws SQLException {
        int version = TelemetryMarker.serverVersion(connection);
        if (version < MIN_FOR_SERVER) {
            notes.add("CoreScope's server needs PostgreSQL 16 or newer");
        }
        if (version < MIN_FOR_CONVERTER) {
            notes.add("CoreScope's converter to SQLite needs PostgreSQL 18 (`meshcore copy` does not)");
        }
        if (version > NEWEST_TESTED) {
            notes.add("this program was tested with PostgreSQL 15 to " + NEWEST_TESTED);
        }
        if (text("SELECT pg_is_in_recovery()").equals("t")) {
            problems.add("the server is a standby: nothing can be written to it");
        }
        String standbys = text("SELECT current_setting('synchronous_standby_names')");
        notes.add(
                standbys.isEmpty()
                        ? "synchronous_standby_names is empty: a fail-over to a standby can lose the last batches"
                        : "synchronous_standby_names is " + standbys + ": commits wait for these standbys");
    }

    /** Checks the roles that are named. */
    PostgresCheck roles(MigrationOptions wanted) throws SQLException {
        if (wanted.writerRole().isEmpty() || wanted.readerRole().isEmpty()) {
            notes.add("rights are checked only of roles given with --writer-role and --reader-role");
        }
        Optional<String> writer = wanted.writerRole();
        if (writer.isPresent()) {
            rights(RoleRights.Use.WRITER, writer.get());
            RoleRights.setting(connection, writer.get(), COMMITS).ifPresent(value -> commits(writer.get(), value));
        }
        Optional<String> reader = wanted.readerRole();
        if (reader.isPresent()) {
            rights(RoleRights.Use.READER, reader.get());
        }
        return this;
    }

    /** Checks the role that connects, as a writer. */
    PostgresCheck writer(String role) throws SQLException {
        rights(RoleRights.Use.WRITER, role);
        // The settings of the role and the database; the session has raised its own.
        commits(role, text("SELECT reset_val FROM pg_settings WHERE name = '" + COMMITS + "'"));
        return this;
    }

    private void commits(String role, String value) {
        if (!value.equals("on")) {
            notes.add(COMMITS + " is " + value + " for role " + role
                    + (value.equals("remote_apply") ? "" : "; this program uses on")
                    + "; CoreScope's ingestor accepts on only");
        }
    }

    private void rights(RoleRights.Use use, String role) throws SQLException {
        RoleRights.problems(connection, use, role).forEach(problem -> problems.add(problem.text()));
    }

    SchemaCheck result() {
        return new SchemaCheck(facts, problems, notes);
    }

    private String text(String query) throws SQLException {
        return TelemetryMarker.text(connection, query);
    }
}
