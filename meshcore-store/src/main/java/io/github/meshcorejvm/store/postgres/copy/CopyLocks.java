package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import io.github.meshcorejvm.store.postgres.jdbc.LockKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The locks of a copy. None of them waits: a failure names the holder. */
final class CopyLocks {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private CopyLocks() {}

    /** Locks out other copies and all writers of a target, until the session ends. */
    static void ofTarget(Connection connection, String target) throws SQLException {
        if (!tryLock(connection, "pg_try_advisory_lock(" + LockKeys.COPY + ")")) {
            throw new StoreException("another copy or migrate of " + target + " is running: wait until it ends");
        }
        if (!tryLock(connection, "pg_try_advisory_lock(" + LockKeys.WRITER + ")")) {
            throw new StoreException("a writer uses " + target + ": stop the writers and copy again");
        }
    }

    /** Locks out all writers of a source, until the transaction ends. */
    static void ofSource(Connection connection, String source) throws SQLException {
        if (!tryLock(connection, "pg_try_advisory_xact_lock(" + LockKeys.WRITER + ")")) {
            throw writing(source, null);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE "
                    + CopyTables.ALL.stream().map(CopyTable::name).collect(Collectors.joining(", "))
                    + " IN SHARE MODE NOWAIT");
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw writing(source, e);
            }
            throw e;
        }
    }

    private static StoreException writing(String source, @Nullable SQLException cause) {
        String message =
                "a writer uses " + source + ": stop the writers (ingest, maintain, build-neighbors) and copy again";
        return cause == null ? new StoreException(message) : new StoreBusyException(message, cause);
    }

    private static boolean tryLock(Connection connection, String function) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet locked = statement.executeQuery("SELECT " + function)) {
            return locked.next() && locked.getBoolean(1);
        }
    }
}
