package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The missing parts of a schema, and how each is created. */
final class SchemaPlan {

    private SchemaPlan() {}

    /** One step, which is its own transaction. */
    record Step(String title, Work work) {}

    @FunctionalInterface
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    static List<Step> of(Connection connection, MigrationOptions wanted) throws SQLException {
        Optional<String> writer = wanted.writerRole();
        Optional<String> reader = wanted.readerRole();
        RoleRights.requireGrantable(connection, writer, reader);
        List<Step> steps = new ArrayList<>();
        boolean empty = !TelemetryMarker.exists(connection);
        if (empty) {
            steps.add(new Step("telemetry tables, version 1", created -> TelemetrySchema.create(created, true)));
        } else if (lacksOwnTables(connection)) {
            steps.add(new Step("tables of schema meshcore", SchemaPlan::createOwnTables));
        }
        if (!steps.isEmpty() || isOpenToPublic(connection)) {
            steps.add(new Step("no rights for PUBLIC", inTransaction(SchemaGrants::revokeFromPublic)));
        }
        if (writer.isPresent() && (empty || lacksRights(connection, RoleRights.Use.WRITER, writer.get()))) {
            steps.add(new Step(
                    "rights of the writer role " + writer.get(),
                    inTransaction(granted -> SchemaGrants.grantWriter(granted, writer.get()))));
        }
        if (reader.isPresent() && (empty || lacksRights(connection, RoleRights.Use.READER, reader.get()))) {
            steps.add(new Step(
                    "rights of the reader role " + reader.get(),
                    inTransaction(granted -> SchemaGrants.grantReader(granted, reader.get()))));
        }
        return steps;
    }

    private static Work inTransaction(Work work) {
        return connection -> PostgresTransaction.write(connection, () -> {
            work.run(connection);
            return true;
        });
    }

    private static boolean lacksRights(Connection connection, RoleRights.Use use, String role) throws SQLException {
        return RoleRights.problems(connection, use, role).stream().anyMatch(RoleRights.Problem::grantable);
    }

    static boolean lacksOwnTables(Connection connection) throws SQLException {
        return TelemetryMarker.number(
                        connection,
                        "SELECT count(*) FROM pg_tables WHERE schemaname = 'meshcore'"
                                + " AND tablename IN ('turn', 'writers', 'state')")
                < 3;
    }

    private static void createOwnTables(Connection connection) throws SQLException {
        PostgresTransaction.write(connection, () -> {
            TelemetrySchema.createOwnTables(connection);
            return true;
        });
    }

    /** Grantee 0 is PUBLIC; the right of everybody to use a schema does no harm. */
    private static boolean isOpenToPublic(Connection connection) throws SQLException {
        return TelemetryMarker.number(
                                connection,
                                "SELECT count(*) FROM pg_namespace n, aclexplode(n.nspacl) a WHERE a.grantee = 0"
                                        + " AND (n.nspname = current_schema() AND a.privilege_type = 'CREATE'"
                                        + " OR n.nspname = 'meshcore')")
                        > 0
                || OurRelations.read(connection).stream().anyMatch(OurRelations.Relation::open);
    }
}
