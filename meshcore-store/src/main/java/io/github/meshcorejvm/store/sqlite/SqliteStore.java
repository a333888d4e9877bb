package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.Lease;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.RecordWriter;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StateStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.StoreReader;
import io.github.meshcorejvm.store.StoreTotals;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import io.github.meshcorejvm.store.sqlite.backfill.BackfillRunner;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.WalCheckpoint;
import io.github.meshcorejvm.store.sqlite.neighbor.NeighborDatabase;
import io.github.meshcorejvm.store.sqlite.read.SqliteReader;
import io.github.meshcorejvm.store.sqlite.region.DeclaredRegionsQuery;
import io.github.meshcorejvm.store.sqlite.schema.SchemaMigrator;
import io.github.meshcorejvm.store.sqlite.schema.SchemaStarter;
import io.github.meshcorejvm.store.sqlite.write.PacketWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/** A store in a SQLite file. */
public final class SqliteStore implements MeshStore {

    private final Path file;
    private final StoreOptions options;
    private final Maintenance maintenance;
    private @Nullable OpenWriter open;

    private record OpenWriter(Connection connection, PacketWriter writer) {}

    /** Writes the log back when it is closed. */
    private record LastCheckpoint(Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                WalCheckpoint.last(statement, (blocked, log, written) -> blocked);
            }
        }
    }

    private SqliteStore(Path file, StoreOptions options) {
        this.file = Objects.requireNonNull(file, "file");
        this.options = Objects.requireNonNull(options, "options");
        maintenance = new SqliteMaintenance(file, options);
    }

    /** Refers to a file without opening it. */
    public static SqliteStore at(Path file, StoreOptions options) {
        return new SqliteStore(file, options);
    }

    /** Opens a file, and creates or migrates it where needed. */
    public static SqliteStore open(Path file, StoreOptions options) {
        SqliteStore store = at(file, options);
        store.writer();
        return store;
    }

    @Override
    public String engine() {
        return "SQLite " + SQLiteJDBCLoader.getVersion();
    }

    @Override
    public RecordWriter writer() {
        return openedWriter().writer();
    }

    private OpenWriter openedWriter() {
        OpenWriter current = open;
        if (current == null) {
            current = openWriter();
            open = current;
        }
        return current;
    }

    private OpenWriter openWriter() {
        SchemaMigrator.convertIfNeeded(file, options);
        Connection connection = Connections.open(file, options);
        try {
            SchemaStarter.start(connection, file);
            return new OpenWriter(
                    connection,
                    new PacketWriter(
                            connection, options.metricsSampleInterval(), options.clock(), SqliteStore::checks));
        } catch (RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static Map<String, List<String>> checks() {
        List<String> ofTransmissions = new ArrayList<>(SchemaMigrator.checks("transmissions"));
        ofTransmissions.addAll(BackfillRunner.checks());
        return Map.of("transmissions", ofTransmissions, "observations", SchemaMigrator.checks("observations"));
    }

    @Override
    public StoreReader reader() {
        return new SqliteReader(file);
    }

    @Override
    public NeighborStore neighbors() {
        return new SqliteNeighbors(NeighborDatabase.Access.opening(file));
    }

    @Override
    public NeighborStore writerNeighbors() {
        return new SqliteNeighbors(
                new NeighborDatabase.Access(file, Optional.of(openedWriter().connection())));
    }

    @Override
    public SchemaStore schema() {
        return new SchemaMigrator(file, options);
    }

    @Override
    public Maintenance maintenance() {
        return maintenance;
    }

    @Override
    public StateStore state() {
        return new SqliteState(file);
    }

    @Override
    public Lease lease() {
        return SqliteLease.GRANTED;
    }

    @Override
    public DeclaredRegions declaredRegions() {
        return DeclaredRegionsQuery.read(file);
    }

    @Override
    public StoreTotals totals() {
        return TotalsQuery.count(file);
    }

    @Override
    public void close() {
        OpenWriter current = open;
        open = null;
        if (current == null) {
            return;
        }
        Connection connection = current.connection();
        LastCheckpoint checkpoint = new LastCheckpoint(connection);
        PacketWriter writer = current.writer();
        // Closed in reverse order: the writer's last changes are included in the checkpoint.
        try (connection;
                checkpoint;
                writer) {
            WalCheckpoint.limitWaiting(connection);
        } catch (SQLException e) {
            throw SqliteFailure.of("close " + file, e);
        }
    }
}
