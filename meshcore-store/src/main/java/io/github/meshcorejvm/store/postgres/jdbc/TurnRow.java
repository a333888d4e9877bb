package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The row of {@code meshcore.turn}, by which writers learn that what they remember of rows is out of date. */
public final class TurnRow {

    private TurnRow() {}

    /** Says, in the transaction that is open, that maintenance changes rows that writers may remember. */
    public static void raise(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO meshcore.turn AS t (schema, seq, writer)"
                    + " VALUES (current_schema(), 1, 'maintenance')"
                    + " ON CONFLICT (schema) DO UPDATE SET seq = t.seq + 1, writer = excluded.writer");
        }
    }
}
