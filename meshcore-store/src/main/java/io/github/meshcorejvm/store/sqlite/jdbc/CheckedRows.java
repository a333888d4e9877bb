package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.internal.StoredValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/**
 * Up to which rowid the rows of a table were found to need no repair. This program's rows never do, but an older program that
 * runs in between writes others: each start looks at the rows added since the last look, not at the whole table.
 */
public final class CheckedRows {

    /**
     * Rows before the last one checked that each look reads again: a writer may have changed or added them while others were
     * checked. A table with fewer rows is checked as a whole, each time.
     */
    private static final long READ_AGAIN = 20_000;
    /** The same for the backfills: some twenty observations are read with each transmission. An hour of a busy mesh. */
    private static final long TRANSMISSIONS_READ_AGAIN = 4_000;

    /** The large tables: a writer moves their marks on by what it has added, which it can only if nothing lies between. */
    private static final Set<String> EXTENDED = Set.of("transmissions", "observations");

    private static final String BACKFILL = "backfill.";

    private CheckedRows() {}

    /** The purpose of looks for rows that a backfill would fill. */
    public static String backfill(Backfill backfill) {
        return backfill(backfill.text());
    }

    private static String backfill(String name) {
        return BACKFILL + name;
    }

    /**
     * The rowid after which to look; not above 0 if few rows were checked, or none. Never near or above the highest rowid of the
     * table: where that is lower than when the rows were checked, new rows have taken the numbers of deleted ones.
     */
    public static long last(Connection connection, String purpose, String table) throws SQLException {
        long mark = mark(connection, purpose);
        return (mark > 0 ? Math.min(mark, highest(connection, table)) : 0) - readAgain(purpose);
    }

    private static long readAgain(String purpose) {
        return purpose.startsWith(BACKFILL) ? TRANSMISSIONS_READ_AGAIN : READ_AGAIN;
    }

    private static long mark(Connection connection, String purpose) throws SQLException {
        if (!StateTable.exists(connection)) {
            return 0;
        }
        Optional<String> checked = StateTable.find(connection, key(purpose));
        return checked.isPresent() ? StoredValues.wholeNumber(checked.get()).orElse(0) : 0;
    }

    /**
     * Notes that the rows of a table were checked; writes only if that saves time later.
     *
     * @param highest the highest rowid before they were checked: another program may have added rows since
     */
    public static void note(Connection connection, String purpose, String table, long highest) throws SQLException {
        long mark = mark(connection, purpose);
        boolean saves = EXTENDED.contains(table) && StateTable.exists(connection)
                ? highest != mark
                : Math.abs(highest - mark) > readAgain(purpose);
        if (saves) {
            put(connection, purpose, highest);
        }
    }

    /**
     * Notes that the rows of a table after a rowid up to another one need no repair: if what was checked reaches the first, it
     * reaches the second now.
     */
    public static void extend(Connection connection, String purpose, long after, long to) throws SQLException {
        long mark = mark(connection, purpose);
        if (mark >= after && mark < to) {
            put(connection, purpose, to);
        }
    }

    private static void put(Connection connection, String purpose, long rowid) throws SQLException {
        StateTable.create(connection);
        StateTable.put(connection, key(purpose), Long.toString(rowid));
    }

    /**
     * Forgets what was noted of tables to which VACUUM gives new rowids. The backfills note those of {@code transmissions}, which
     * it keeps.
     */
    public static void forgetRenumbered(Connection connection) throws SQLException {
        if (StateTable.exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM meshcore_state WHERE key GLOB '" + key("*")
                        + "' AND key NOT GLOB '" + key(backfill("*")) + "'");
            }
        }
    }

    /** The highest rowid of a table; 0 if it is empty. */
    public static long highest(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ifnull(max(rowid), 0) FROM " + table)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static String key(String purpose) {
        return "checked." + purpose;
    }
}
