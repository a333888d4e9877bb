package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the rows of a table that match a condition: finds them without a lock, in ranges of rowids, and changes them in short
 * transactions.
 *
 * @param table a table with a rowid
 * @param condition SQL; checked again when the row is changed, because another program may have changed it meanwhile
 * @param changes statements with one parameter, the rowid, and the condition where it matters
 */
record RowFix(String table, String condition, List<String> changes) {

    /** Rowids read at once. */
    private static final int WINDOW = 50_000;

    /** Sets columns of the rows that match a condition. */
    static RowFix update(String table, String assignments, String condition) {
        return new RowFix(
                table,
                condition,
                List.of("UPDATE " + table + " SET " + assignments + " WHERE rowid = ?1 AND (" + condition + ")"));
    }

    /** Whether rows match the condition that were added, or possibly changed, since the last look. */
    boolean isPending(MigrationSession session, String step) throws SQLException {
        if (session.recheck() == MigrationSession.Recheck.NONE) {
            return false;
        }
        long after = session.recheck() == MigrationSession.Recheck.ALL
                ? Long.MIN_VALUE
                : CheckedRows.last(session.connection(), purpose(step), table);
        return session.number("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE rowid > " + after + " AND (" + condition
                        + "))")
                == 1;
    }

    /** Under which name {@link CheckedRows} notes how far the table is checked for a step. */
    String purpose(String step) {
        return step + "." + table;
    }

    /** How many rows match the condition. */
    long rows(MigrationSession session) throws SQLException {
        return session.number("SELECT count(*) FROM " + table + " WHERE " + condition);
    }

    /** What else is done with a row, before the changes and in their transaction. */
    @FunctionalInterface
    interface Before {
        void change(long rowid) throws SQLException;
    }

    /** Returns how many rows the last of the changes touched. */
    long run(MigrationSession session, MigrationProgress progress, String title)
            throws SQLException, InterruptedException {
        return run(session, progress, title, rowid -> {});
    }

    /** The same with something to do before the changes of each row. */
    long run(MigrationSession session, MigrationProgress progress, String title, Before first)
            throws SQLException, InterruptedException {
        long last = session.number("SELECT max(rowid) FROM " + table);
        long before = session.number("SELECT min(rowid) FROM " + table) - 1;
        long changed = 0;
        String find = "SELECT rowid FROM " + table + " WHERE rowid > ? AND rowid <= ? AND (" + condition + ")";
        List<PreparedStatement> statements = new ArrayList<>();
        try (PreparedStatement select = session.connection().prepareStatement(find)) {
            for (String change : changes) {
                statements.add(session.connection().prepareStatement(change));
            }
            for (long after = before; after < last; after += WINDOW) {
                List<Long> found = find(select, after, Math.min(last, after + WINDOW));
                ListWork<Long> work = new ListWork<>(found, rowid -> {
                    first.change(rowid);
                    return change(statements, rowid);
                });
                changed += work.run(session.transactions());
                progress.at(title, after - before, last - before);
            }
        } finally {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
        }
        return changed;
    }

    private static List<Long> find(PreparedStatement select, long after, long to) throws SQLException {
        select.setLong(1, after);
        select.setLong(2, to);
        List<Long> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private static long change(List<PreparedStatement> statements, long rowid) throws SQLException {
        long changed = 0;
        for (PreparedStatement statement : statements) {
            statement.setLong(1, rowid);
            changed = statement.executeUpdate();
        }
        return changed;
    }
}
