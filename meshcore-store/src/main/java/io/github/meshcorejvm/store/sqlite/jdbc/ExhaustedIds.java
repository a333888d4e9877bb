package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Finds a table that has no ids left, for which SQLite reports the same error as for a full disk. */
public final class ExhaustedIds {

    private ExhaustedIds() {}

    /** A table that has no ids left and how to repair it, if there is one. */
    public static Optional<String> problem(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT name FROM sqlite_sequence WHERE seq = " + Long.MAX_VALUE + " LIMIT 1")) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    "the table " + row.getString(1) + " has no ids left: its entry in sqlite_sequence, or its"
                            + " greatest id, is " + Long.MAX_VALUE
                            + ", which another program has set; repair: set both below it, the entry not below any id in use");
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }
}
