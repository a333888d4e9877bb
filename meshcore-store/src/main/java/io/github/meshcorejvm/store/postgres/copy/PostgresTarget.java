package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import io.github.meshcorejvm.store.copy.rows.RowPipe;
import io.github.meshcorejvm.store.copy.rows.RowTarget;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.postgres.schema.RoleRights;
import io.github.meshcorejvm.store.postgres.schema.SchemaGrants;
import io.github.meshcorejvm.store.postgres.schema.TelemetryMarker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database as the target of a copy, which is made by the role that owns its tables. */
public final class PostgresTarget implements RowTarget {

    private final PostgresUrl url;
    private final Connection connection;
    private final TargetTables tables;
    private final Optional<String> writerRole;
    private final Optional<String> readerRole;
    private final String dropStatement;
    private @Nullable LaterIndexes indexes;
    private boolean created;

    private PostgresTarget(
            PostgresUrl url, Connection connection, Optional<String> writerRole, Optional<String> readerRole)
            throws SQLException {
        this.url = url;
        this.connection = connection;
        this.writerRole = writerRole;
        this.readerRole = readerRole;
        CopyLocks.ofTarget(connection, url.toString());
        tables = TargetTables.examine(connection, url.toString());
        TelemetryMarker.requireSupported(connection);
        dropStatement = TargetTables.dropStatement(connection);
        RoleRights.requireGrantable(connection, writerRole, readerRole);
    }

    /**
     * Connects to a database and locks it.
     *
     * @param writerRole is given the rights that a writer needs, at the end
     * @param readerRole is given the rights that a reader needs, at the end
     * @throws StoreException if it is not empty, or another copy or a writer uses it
     */
    public static PostgresTarget open(PostgresUrl url, Optional<String> writerRole, Optional<String> readerRole) {
        Connection connection = PostgresConnections.open(url, PostgresConnections.Purpose.LONG_WORK);
        try {
            return new PostgresTarget(url, connection, writerRole, readerRole);
        } catch (SQLException | RuntimeException e) {
            PostgresConnections.closeAfter(connection, e);
            throw e instanceof SQLException refused ? PostgresFailure.of("read " + url, refused) : (RuntimeException) e;
        }
    }

    /** A step of the copy. */
    private interface Step {
        void run() throws SQLException;
    }

    private void run(String operation, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw PostgresFailure.of(operation + " in " + url, e);
        }
    }

    @Override
    public void create(Map<String, String> state, String origin) {
        run("create the tables", () -> tables.create(state, origin));
        created = true;
        run("drop indexes", () -> indexes = LaterIndexes.take(connection));
    }

    @Override
    public void write(CopyTable table, RowPipe.Source rows, LongConsumer written) throws InterruptedException {
        try {
            new RowCopy(connection, table).write(rows, written);
        } catch (SQLException e) {
            throw PostgresFailure.of("copy into table " + table.name() + " of " + url, e);
        }
    }

    @Override
    public void index(Steps steps) {
        LaterIndexes taken = indexes;
        if (taken != null) {
            run("build indexes", () -> taken.build(connection, steps));
        }
    }

    @Override
    public void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException {
        try {
            new PostgresRows(connection, table).read(consumer);
        } catch (SQLException e) {
            throw PostgresFailure.of("read table " + table.name() + " of " + url, e);
        }
    }

    @Override
    public void complete(Map<String, Long> highestIds) {
        run("set the sequences", () -> Sequences.write(connection, highestIds));
        run("analyze the tables", () -> {
            try (Statement statement = connection.createStatement()) {
                for (CopyTable table : CopyTables.ALL) {
                    statement.execute("ANALYZE " + table.name());
                }
            }
        });
    }

    @Override
    public void publish() {
        run(
                "grant rights",
                () -> PostgresTransaction.write(connection, () -> {
                    SchemaGrants.revokeFromPublic(connection);
                    if (writerRole.isPresent()) {
                        SchemaGrants.grantWriter(connection, writerRole.get());
                    }
                    if (readerRole.isPresent()) {
                        SchemaGrants.grantReader(connection, readerRole.get());
                    }
                    return null;
                }));
        run("set the marker", tables::ready);
    }

    @Override
    public String afterFailure() {
        return created
                ? url + " is incomplete, and nothing can use it (its marker says ready = false). To copy again, drop it"
                        + " first: " + dropStatement
                : "nothing was changed in " + url;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw PostgresFailure.of("disconnect from " + url, e);
        }
    }
}
