package io.github.meshcorejvm.store;

import java.sql.SQLException;

/** Somebody else is writing to the database, for longer than the busy timeout. Nothing was changed: try again. */
public final class StoreBusyException extends StoreException {

    private static final long serialVersionUID = 1L;

    StoreBusyException(String operation, SQLException cause) {
        super(operation, cause);
    }
}
