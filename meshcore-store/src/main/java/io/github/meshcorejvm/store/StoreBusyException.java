package io.github.meshcorejvm.store;

/** Another program held the write lock longer than the busy timeout. Nothing was changed: retry. */
public final class StoreBusyException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** Takes the operation with the database's answer, and the cause. */
    public StoreBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
