package io.github.meshcorejvm.store;

import java.util.Objects;

/**
 * Tells a thread that its SQL statements make progress, however long one of them takes: a VACUUM that works for an hour
 * differs from one that hangs. Safe for use by multiple threads.
 */
public final class StatementProgress {

    private static final Runnable NOBODY = () -> {};
    private static final ThreadLocal<Runnable> LISTENER = ThreadLocal.withInitial(() -> NOBODY);

    private StatementProgress() {}

    /** Has {@code listener} run again and again while a statement of the present thread works; it must be quick. */
    public static void listen(Runnable listener) {
        LISTENER.set(Objects.requireNonNull(listener, "listener"));
    }

    /** Ends what {@link #listen} began. */
    public static void ignore() {
        LISTENER.remove();
    }

    /** Runs the present thread's listener; stores call it while a statement works. */
    public static void report() {
        LISTENER.get().run();
    }
}
