package io.github.meshcorejvm.store;

import java.sql.SQLException;
import java.util.Objects;

/** The database did not do what it was asked. Says what was attempted, and what SQLite answered. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int FULL = 13;
    private static final int CORRUPT = 11;
    private static final int CANTOPEN = 14;

    /** What SQLite answered, 0 if it was not asked. */
    private final int resultCode;

    /** With a sentence that says all. */
    public StoreException(String message) {
        super(Objects.requireNonNull(message, "message"));
        this.resultCode = 0;
    }

    /** With what was attempted, and what went wrong. */
    protected StoreException(String operation, SQLException cause) {
        super(operation + ": " + cause.getMessage() + advice(cause), cause);
        this.resultCode = cause.getErrorCode();
    }

    /** With a sentence that says all, and its cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
        this.resultCode = cause instanceof SQLException sql ? sql.getErrorCode() : 0;
    }

    /**
     * The exception for an answer of SQLite: {@link StoreBusyException} and {@link StoreFullException} where waiting may
     * help.
     *
     * @param operation what was attempted, as "write a batch"
     */
    public static StoreException of(String operation, SQLException cause) {
        return switch (cause.getErrorCode() & 0xFF) {
            case BUSY, LOCKED -> new StoreBusyException(operation, cause);
            case FULL, READONLY, IOERR, CANTOPEN, PERM -> new StoreFullException(operation, cause);
            default -> new StoreException(operation, cause);
        };
    }

    private static String advice(SQLException cause) {
        return (cause.getErrorCode() & 0xFF) == CORRUPT
                ? "; go back to a copy of the file, or save what is readable with sqlite3's .recover"
                : "";
    }

    /** SQLite's result code, 0 if it was not asked. */
    public int resultCode() {
        return resultCode;
    }
}
