package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** Ends a transaction that failed. */
public final class Rollback {

    private Rollback() {}

    /** Takes back what was done; SQLite may have done so itself, when the disk was full for one. */
    public static void after(Exception cause, Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
