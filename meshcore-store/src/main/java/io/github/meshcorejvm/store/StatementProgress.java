package io.github.meshcorejvm.store;

import java.util.Objects;

/**
 * Shows whether the statements that a thread runs on a SQLite file make progress, however long one takes: a VACUUM that works
 * for an hour can be distinguished from one that hangs. Statements on a PostgreSQL server report nothing. Safe for use by
 * multiple threads.
 */
public final class StatementProgress {

    private static final Runnable NONE = () -> {};
    private static final ThreadLocal<Runnable> LISTENER = ThreadLocal.withInitial(() -> NONE);

    private StatementProgress() {}

    /** Runs {@code listener} repeatedly while SQLite works on a statement of the current thread; it must be quick. */
    public static void listen(Runnable listener) {
        LISTENER.set(Objects.requireNonNull(listener, "listener"));
    }

    /** Adds a listener to the present one, and returns that one, to be set again afterwards. */
    public static Runnable listenAlso(Runnable listener) {
        Objects.requireNonNull(listener, "listener");
        Runnable before = LISTENER.get();
        LISTENER.set(() -> {
            before.run();
            listener.run();
        });
        return before;
    }

    /** Removes the listener that {@link #listen} set. */
    public static void ignore() {
        LISTENER.remove();
    }

    /** Runs the current thread's listener; the store of a file calls it while a statement works. */
    public static void report() {
        LISTENER.get().run();
    }
}
