package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.StoreException;
import java.sql.SQLException;

/** Tells a failure that one item brings out from one that every item would meet. */
final class ItemFault {

    private static final int TOOBIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;

    private ItemFault() {}

    /** Whether the item that was being written is to blame, and the others may be written without it. */
    static boolean isBehind(Exception failure) {
        if (failure instanceof SQLException sql) {
            return switch (sql.getErrorCode() & 0xFF) {
                case TOOBIG, CONSTRAINT, MISMATCH -> true;
                default -> false;
            };
        }
        return !(failure instanceof StoreException);
    }
}
