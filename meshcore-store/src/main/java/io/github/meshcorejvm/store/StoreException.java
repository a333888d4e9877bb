package io.github.meshcorejvm.store;

import java.util.Objects;

/** A database operation failed. The message names the operation and the database's answer. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes a complete sentence. */
    public StoreException(String message) {
        super(Objects.requireNonNull(message, "message"));
    }

    /** Takes a complete sentence and the cause. */
    public StoreException(String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
    }
}
