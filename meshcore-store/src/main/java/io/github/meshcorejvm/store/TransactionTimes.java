package io.github.meshcorejvm.store;

import org.jspecify.annotations.Nullable;

/**
 * Tells how long the write transactions of some work waited for the lock and held it. What the work does on other threads
 * is not told.
 */
public final class TransactionTimes {

    private static final ThreadLocal<@Nullable Listener> CURRENT = new ThreadLocal<>();

    private TransactionTimes() {}

    /** Is told of each transaction, on the thread that ran it: it should be quick. */
    public interface Listener {
        /** A transaction ended, after waiting for the lock and holding it for so long. */
        void ended(long waitedNanos, long heldNanos);

        /** One did not get the lock in time. */
        void refused(long waitedNanos);
    }

    /** Something to do. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** Does some work, and tells a listener of its transactions. */
    public static <T, X extends Exception> T tell(Listener listener, Work<T, X> work) throws X {
        Listener before = CURRENT.get();
        CURRENT.set(listener);
        try {
            return work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /** A transaction of this thread ended. */
    public static void ended(long waitedNanos, long heldNanos) {
        Listener listener = CURRENT.get();
        if (listener != null) {
            listener.ended(waitedNanos, heldNanos);
        }
    }

    /** A transaction of this thread did not begin. */
    public static void refused(long waitedNanos) {
        Listener listener = CURRENT.get();
        if (listener != null) {
            listener.refused(waitedNanos);
        }
    }
}
