package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.StoreException;
import java.sql.SQLException;

/** Distinguishes a failure caused by one item from one that affects every item. */
final class ItemFault {

    private static final int TOOBIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;

    private ItemFault() {}

    /** Whether the current item caused the failure, so that the others can be written without it. */
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
