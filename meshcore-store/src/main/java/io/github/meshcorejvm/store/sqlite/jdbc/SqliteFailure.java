package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;

/** Maps SQLite's primary result codes to the store's exceptions. */
public final class SqliteFailure {

    private static final String ADVICE_ON_CORRUPT_FILE =
            "; restore a backup, or save what is readable with sqlite3's .recover";

    private static final String ADVICE_ON_CHANGED_SCHEMA =
            "; another program has changed the schema: undo that, or restart to have missing tables and columns added";

    /** The driver's message for an error without its own code; the reason follows it. */
    private static final String DRIVER_PREFIX = "SQL error or missing database ";

    private static final Pattern CHANGED_SCHEMA = Pattern.compile(
            "no such (table|column)|has no column|is a view|may not be modified|generated column|UPSERT a view");

    private SqliteFailure() {}

    /**
     * The exception for an answer of SQLite: {@link StoreBusyException} or {@link StoreFullException} where a retry may
     * succeed, {@link StoreDamagedException} where only a person can help.
     *
     * @param operation what was attempted, such as "write a batch"
     */
    public static StoreException of(String operation, SQLException cause) {
        String message = operation + ": " + cause.getMessage();
        return switch (code(cause)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> new StoreBusyException(message, cause);
            case SQLITE_FULL, SQLITE_IOERR ->
                new StoreFullException(StoreFullException.Reason.NO_SPACE, message, cause);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                new StoreFullException(StoreFullException.Reason.NOT_WRITABLE, message, cause);
            case SQLITE_ERROR -> new StoreException(message.replace(DRIVER_PREFIX, ""), cause);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new StoreDamagedException(message + ADVICE_ON_CORRUPT_FILE, cause);
            default -> new StoreException(message, cause);
        };
    }

    /** The same for a writer whose tables were checked when it was opened: a table may only have changed since then. */
    public static StoreException ofWriter(String operation, SQLException cause) {
        StoreException failure = of(operation, cause);
        String message = String.valueOf(failure.getMessage());
        return code(cause) == SQLiteErrorCode.SQLITE_ERROR
                        && CHANGED_SCHEMA.matcher(message).find()
                ? new StoreException(message + ADVICE_ON_CHANGED_SCHEMA, cause)
                : failure;
    }

    /** SQLite's primary result code, the low byte: extended codes put details in the higher bytes. */
    public static SQLiteErrorCode code(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xFF);
    }
}
