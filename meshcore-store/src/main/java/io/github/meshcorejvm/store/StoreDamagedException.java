package io.github.meshcorejvm.store;

/** The database file is damaged, or is not a database. What is written to it may not be readable later. */
public final class StoreDamagedException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** Takes the operation with the database's answer, and the cause. */
    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
