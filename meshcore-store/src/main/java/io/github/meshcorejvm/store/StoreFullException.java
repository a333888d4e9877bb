package io.github.meshcorejvm.store;

import java.sql.SQLException;

/** The disk is full, read-only, or fails. Nothing was changed: try again when somebody has seen to it. */
public final class StoreFullException extends StoreException {

    private static final long serialVersionUID = 1L;

    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;

    StoreFullException(String operation, SQLException cause) {
        super(operation, cause);
    }

    /**
     * Whether there is no room, or the disk does not do what it is asked: what ends when somebody makes room. False for
     * what must not be written to.
     */
    public boolean isForWantOfRoom() {
        int code = resultCode() & 0xFF;
        return code == SQLITE_FULL || code == SQLITE_IOERR;
    }
}
