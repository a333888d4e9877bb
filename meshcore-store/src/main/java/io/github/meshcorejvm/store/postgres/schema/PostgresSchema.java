package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.postgres.jdbc.LockKeys;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections.Purpose;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the schema of a database and grants rights to its roles; call it as the role that owns the schema. */
public final class PostgresSchema implements SchemaStore {

    private static final String COPY_LOCK = "SELECT pg_try_advisory_lock(" + LockKeys.COPY + ")";

    private final PostgresUrl url;

    /** Takes a database, to which each call connects. */
    public PostgresSchema(PostgresUrl url) {
        this.url = url;
    }

    @FunctionalInterface
    private interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public List<PlannedStep> plan(MigrationOptions wanted) {
        return with(Purpose.READ, "read the schema of ", connection -> {
            TelemetryMarker.requireSupported(connection);
            return SchemaPlan.of(connection, wanted).stream()
                    .map(step -> PlannedStep.adding(step.title()))
                    .toList();
        });
    }

    @Override
    public void requireSupported() {
        with(Purpose.READ, "read the schema of ", connection -> {
            TelemetryMarker.requireSupported(connection);
            return null;
        });
    }

    @Override
    public SchemaCheck check(MigrationOptions wanted) {
        return with(
                Purpose.READ,
                "check ",
                connection -> new PostgresCheck(connection, url).roles(wanted).result());
    }

    @Override
    public SchemaCheck checkWriter() {
        return with(
                Purpose.READ,
                "check ",
                connection ->
                        new PostgresCheck(connection, url).writer(url.user()).result());
    }

    /** Only checks: any change needs the names of the roles, or the rights of the owner. */
    @Override
    public MigrationReport migrate(MigrationProgress progress) {
        with(Purpose.READ, "read the schema of ", connection -> {
            TelemetryMarker.requireReady(connection);
            return null;
        });
        return new MigrationReport(Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public MigrationReport migrate(MigrationOptions wanted, MigrationProgress progress) {
        return with(Purpose.LONG_WORK, "migrate ", connection -> {
            if (!TelemetryMarker.text(connection, COPY_LOCK).equals("t")) {
                throw new StoreException("another copy or migrate of " + url + " is running: wait until it ends");
            }
            TelemetryMarker.requireSupported(connection);
            List<MigrationReport.DoneStep> done = new ArrayList<>();
            for (SchemaPlan.Step step : SchemaPlan.of(connection, wanted)) {
                progress.at(step.title(), 0, 1);
                step.work().run(connection);
                progress.at(step.title(), 1, 1);
                done.add(new MigrationReport.DoneStep(step.title(), 0));
            }
            return new MigrationReport(Optional.empty(), done, Optional.empty());
        });
    }

    @Override
    public List<PlannedStep> planDetach() {
        return List.of();
    }

    @Override
    public DetachReport detach() {
        throw new UnsupportedSchemaException("there is nothing to detach in a PostgreSQL database: the tables of this"
                + " program are in a schema of their own, which converters do not look at");
    }

    private <T extends @Nullable Object> T with(Purpose purpose, String operation, Work<T> work) {
        try (Connection connection = PostgresConnections.open(url, purpose)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw PostgresFailure.of(operation + url, e);
        }
    }
}
