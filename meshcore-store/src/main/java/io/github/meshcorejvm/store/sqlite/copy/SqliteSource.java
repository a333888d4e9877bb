package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopiedText;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowSource;
import io.github.meshcorejvm.store.sqlite.backfill.BackfillRunner;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import io.github.meshcorejvm.store.sqlite.schema.Readiness;
import io.github.meshcorejvm.store.sqlite.schema.SchemaMigrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A SQLite file as the source of a copy. It is never changed, and all of it is read from one snapshot. */
public final class SqliteSource implements RowSource {

    private static final int MAX_STEPS_LISTED = 3;

    private final Path file;
    private final Connection connection;
    private final FileState state;
    private final List<String> leftBehind;
    private final NumberRepair numbers = new NumberRepair(true);
    private final CopiedText texts = new CopiedText();

    private SqliteSource(Path file, Connection connection, FileState state, List<String> leftBehind) {
        this.file = file;
        this.connection = connection;
        this.state = state;
        this.leftBehind = leftBehind;
    }

    /**
     * Opens a file and checks it.
     *
     * @throws StoreException if it cannot be copied: it is missing, damaged, not up to date, or has contents outside the
     *     contract
     */
    public static SqliteSource open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("no such database file: " + file);
        }
        new SchemaMigrator(file, StoreOptions.DEFAULT).requireSupported();
        FileState state = state(file);
        try {
            Connection connection = Connections.openReadOnly(file);
            try (Statement statement = connection.createStatement()) {
                Connections.allowLargeRows(connection);
                statement.execute("PRAGMA temp_store = FILE");
                // Everything read from here on is from one snapshot, even if another program writes.
                statement.execute("BEGIN");
                List<String> leftBehind = check(file, connection);
                return new SqliteSource(file, connection, state, leftBehind);
            } catch (SQLException | RuntimeException e) {
                try (connection) {
                    throw e;
                }
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    private static List<String> check(Path file, Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>(Readiness.missingForCopy(file));
        // Missing columns are checked first: the rules use columns that an older file lacks.
        boolean older = missing.stream().anyMatch(step -> !step.startsWith("step: "));
        if (older) {
            throw notUpToDate(file, missing);
        }
        List<String> leftBehind = SourceLayout.check(connection);
        SourceRules.quickCheck(connection, file.toString());
        SourceRules.check(connection);
        // Nothing on the server could fill these rows: readers there would never show them, nor retention delete them.
        BackfillRunner.unfilled(file, StoreOptions.DEFAULT, connection)
                .forEach(backfill -> missing.add("backfill " + backfill.text()));
        if (!missing.isEmpty()) {
            throw notUpToDate(file, missing);
        }
        return leftBehind;
    }

    private static StoreException notUpToDate(Path file, List<String> missing) {
        String more = missing.size() > MAX_STEPS_LISTED ? ", and " + (missing.size() - MAX_STEPS_LISTED) + " more" : "";
        return new StoreException(file + " is not up to date: run `meshcore migrate --db " + file
                + "` first; missing: "
                + String.join(", ", missing.subList(0, Math.min(MAX_STEPS_LISTED, missing.size()))) + more);
    }

    private static FileState state(Path file) {
        try {
            return FileState.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> leftBehind() {
        return leftBehind;
    }

    @Override
    public long rows(CopyTable table) {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
            return count.next() ? count.getLong(1) : 0;
        } catch (SQLException e) {
            throw SqliteFailure.of("count " + table.name() + " of " + file, e);
        }
    }

    @Override
    public void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException {
        try {
            new SqliteRows(connection, table, numbers, texts).read(consumer);
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + table.name() + " of " + file, e);
        }
    }

    @Override
    public long repairedNumbers() {
        return numbers.repaired();
    }

    @Override
    public long repairedTexts() {
        return texts.repaired();
    }

    @Override
    public Map<String, String> state() {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (StateTable.exists(connection)) {
                try (ResultSet rows = statement.executeQuery(
                        "SELECT key, value FROM meshcore_state WHERE key IS NOT NULL ORDER BY key")) {
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getString(2));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw SqliteFailure.of("read meshcore_state of " + file, e);
        }
    }

    @Override
    public Map<String, Long> highestIds() {
        try {
            return Numbering.read(connection);
        } catch (SQLException e) {
            throw SqliteFailure.of("read the highest ids of " + file, e);
        }
    }

    @Override
    public void requireUnchanged() {
        if (!state.equals(state(file))) {
            throw new StoreException("another program wrote to " + file
                    + " while it was copied: stop the programs that write to it and copy again");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteFailure.of("close " + file, e);
        }
    }
}
