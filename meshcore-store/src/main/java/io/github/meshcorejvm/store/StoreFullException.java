package io.github.meshcorejvm.store;

import java.sql.SQLException;

/** The disk is full, read-only, or fails. Nothing was changed: try again when somebody has seen to it. */
public final class StoreFullException extends StoreException {

    private static final long serialVersionUID = 1L;

    StoreFullException(String operation, SQLException cause) {
        super(operation, cause);
    }
}
