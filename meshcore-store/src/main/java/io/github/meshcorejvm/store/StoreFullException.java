package io.github.meshcorejvm.store;

import java.util.Objects;

/** The database cannot be written to. Nothing was changed: retry when the cause is removed. */
public final class StoreFullException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** Why the database cannot be written to. */
    public enum Reason {
        /** There is no free space, or the disk reports errors: lasts until somebody frees space. */
        NO_SPACE,
        /** The file, its folder or the file system is not writable, or cannot be opened. */
        NOT_WRITABLE
    }

    private final Reason reason;

    /** Takes the reason, the operation with the database's answer, and the cause. */
    public StoreFullException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why the database cannot be written to. */
    public Reason reason() {
        return reason;
    }
}
