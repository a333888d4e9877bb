package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.sql.SQLException;

/** Distinguishes a failure caused by one item from one that affects every item. */
final class ItemFault {

    private ItemFault() {}

    /** Whether the current item caused the failure, so that the others can be written without it. */
    static boolean isBehind(Exception failure) {
        if (failure instanceof SQLException sql) {
            return switch (SqliteFailure.code(sql)) {
                case SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH -> true;
                default -> false;
            };
        }
        return !(failure instanceof StoreException);
    }
}
