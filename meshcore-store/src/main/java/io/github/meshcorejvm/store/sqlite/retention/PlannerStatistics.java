package io.github.meshcorejvm.store.sqlite.retention;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.LockTurns;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Refreshes the statistics of SQLite's query planner for the indexes: after deletions another index may be best, for servers
 * too. Each index is done in its own transaction.
 */
public final class PlannerStatistics {

    private static final String INDEXES = """
            SELECT '"' || replace(name, '"', '""') || '"' FROM sqlite_schema WHERE type = 'index' ORDER BY name""";

    private final Path file;
    private final StoreOptions options;

    /** For a file whose schema is up to date. */
    public PlannerStatistics(Path file, StoreOptions options) {
        this.file = file;
        this.options = options;
    }

    /**
     * Reads a number of rows of each index.
     *
     * @param rows 1 or more
     */
    public void refresh(int rows) throws InterruptedException {
        try (Connection connection = Connections.openPatiently(file, options);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA analysis_limit = " + rows);
            LockTurns turns = new LockTurns(connection);
            for (String index : indexes(statement)) {
                turns.take(deadline -> {
                    statement.execute("ANALYZE " + index);
                    return index;
                });
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("analyze " + file, e);
        }
    }

    private static List<String> indexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
