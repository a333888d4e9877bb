package io.github.meshcorejvm.store;

import org.jspecify.annotations.Nullable;

/**
 * Measures how long the write transactions of some work waited for the lock and held it. Transactions on other threads are not
 * measured.
 */
public final class TransactionTimes {

    private static final ThreadLocal<@Nullable Listener> CURRENT = new ThreadLocal<>();

    private TransactionTimes() {}

    /** Called for each transaction, on the thread that ran it: it should be quick. */
    public interface Listener {
        /** A transaction ended, after waiting for the lock and holding it for so long. */
        void ended(long waitedNanos, long heldNanos);

        /** A transaction did not get the lock in time. */
        void refused(long waitedNanos);
    }

    /** The work to measure. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Does it. */
        T run() throws X;
    }

    /** Does some work, and reports its transactions to a listener. */
    public static <T, X extends Exception> T measure(Listener listener, Work<T, X> work) throws X {
        Listener before = CURRENT.get();
        CURRENT.set(listener);
        try {
            return work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /** Reports that a transaction of this thread ended. */
    public static void ended(long waitedNanos, long heldNanos) {
        Listener listener = CURRENT.get();
        if (listener != null) {
            listener.ended(waitedNanos, heldNanos);
        }
    }

    /** Reports that a transaction of this thread did not begin. */
    public static void refused(long waitedNanos) {
        Listener listener = CURRENT.get();
        if (listener != null) {
            listener.refused(waitedNanos);
        }
    }
}
