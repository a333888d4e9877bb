package io.github.meshcorejvm.store.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at a database file from outside, over a connection of its own. */
public final class Sql {

    private Sql() {}

    /** Runs one statement. */
    public static void execute(Path file, String sql) throws SQLException {
        execute("jdbc:sqlite:" + file, sql);
    }

    static void execute(String jdbcUrl, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same, where no checked exception may be thrown. */
    public static void executeUnchecked(Path file, String sql) {
        try {
            execute(file, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, the cells of each joined by {@code |}. */
    public static List<String> query(Path file, String sql) throws SQLException {
        return query("jdbc:sqlite:" + file, sql);
    }

    static List<String> query(String jdbcUrl, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
