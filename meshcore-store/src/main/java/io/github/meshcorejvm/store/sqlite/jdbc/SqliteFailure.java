package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Maps SQLite's primary result codes to the store's exceptions. */
public final class SqliteFailure {

    private static final int ERROR = 1;
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;

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
     * succeed.
     *
     * @param operation what was attempted, such as "write a batch"
     */
    public static StoreException of(String operation, SQLException cause) {
        String message = operation + ": " + cause.getMessage();
        return switch (primaryCode(cause)) {
            case BUSY, LOCKED -> new StoreBusyException(message, cause);
            case FULL, IOERR -> new StoreFullException(StoreFullException.Reason.NO_SPACE, message, cause);
            case READONLY, CANTOPEN, PERM ->
                new StoreFullException(StoreFullException.Reason.NOT_WRITABLE, message, cause);
            case ERROR -> new StoreException(message.replace(DRIVER_PREFIX, ""), cause);
            case CORRUPT -> new StoreException(message + ADVICE_ON_CORRUPT_FILE, cause);
            default -> new StoreException(message, cause);
        };
    }

    /** The same for a writer whose tables were checked when it was opened: a table may only have changed since then. */
    public static StoreException ofWriter(String operation, SQLException cause) {
        StoreException failure = of(operation, cause);
        String message = String.valueOf(failure.getMessage());
        return primaryCode(cause) == ERROR && CHANGED_SCHEMA.matcher(message).find()
                ? new StoreException(message + ADVICE_ON_CHANGED_SCHEMA, cause)
                : failure;
    }

    /** The low byte of the result code: extended codes put details in the higher bytes. */
    private static int primaryCode(SQLException cause) {
        return cause.getErrorCode() & 0xFF;
    }
}
