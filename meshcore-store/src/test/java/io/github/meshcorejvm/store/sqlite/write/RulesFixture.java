package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An empty database of each engine for each test of a rule of the database contract, "What a write does". Both engines are
 * tested from here, although the package is that of one.
 */
@ParameterizedClass
@EnumSource(StoreEngine.class)
abstract class RulesFixture {

    /** The wall clock of all tests: nothing that is "seen" may be later. */
    static final Instant NOW = NOON.plusSeconds(3600);

    private static final AtomicReference<TestDatabase> SHARED = new AtomicReference<>();
    private static final String EMPTY = Stream.of(
                            "advert_route_evidence",
                            "observations",
                            "transmissions",
                            "observers",
                            "dropped_packets",
                            "client_receptions",
                            "client_rx_observations",
                            "client_rf_samples",
                            "node_declared_regions")
                    .map(table -> "DELETE FROM " + table + "; ALTER TABLE " + table + " ALTER COLUMN "
                            + (table.equals("observers") ? "rowid" : "id") + " RESTART; ")
                    .collect(Collectors.joining())
            + "DELETE FROM observer_metrics; DELETE FROM nodes; DELETE FROM inactive_nodes; DELETE FROM client_observers;"
            + " DELETE FROM scope_match_totals; UPDATE _async_migrations SET status = 'done'";

    @Parameter
    StoreEngine engine;

    @TempDir
    private Path folder;

    private TestDatabase database;

    MeshStore store;

    @BeforeEach
    void open() throws SQLException {
        database = engine == StoreEngine.POSTGRESQL ? emptied() : engine.create(folder);
        reopen();
    }

    /** The same database for all tests: to make one takes far longer than to delete the rows of a test. */
    private TestDatabase emptied() throws SQLException {
        TestDatabase shared = SHARED.get();
        if (shared == null) {
            shared = engine.create(folder);
            SHARED.set(shared);
        }
        shared.execute(EMPTY);
        return shared;
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A writer that remembers nothing of the one before. */
    void reopen() {
        if (store != null) {
            store.close();
        }
        store = database.store(StoreOptions.DEFAULT.withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** Writes one batch, of which nothing may be refused. */
    BatchResult write(StoreRecord... items) {
        BatchResult result = store.writer().write(List.of(items));
        assertThat(result.rejected()).isEmpty();
        return result;
    }

    /** Writes each in a batch of its own. */
    void writeEach(StoreRecord... items) {
        for (StoreRecord item : items) {
            write(item);
        }
    }

    /** Changes the database as another program does. */
    void execute(String sql) throws SQLException {
        database.execute(sql);
        if (engine == StoreEngine.POSTGRESQL) {
            database.execute("UPDATE meshcore.turn SET seq = seq + 1");
        }
    }

    /** The rows of a query, the cells of each joined by {@code |}: whole numbers and others look different. */
    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
