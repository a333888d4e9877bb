package io.github.meshcorejvm.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;

/**
 * Tells a thread that its SQL statements make progress, however long one of them takes: a VACUUM that works for an hour
 * differs from one that hangs. Safe for use by multiple threads.
 */
public final class StatementProgress {

    /** Some milliseconds of work. */
    private static final int INSTRUCTIONS = 100_000;

    private static final Runnable NOBODY = () -> {};
    private static final ThreadLocal<Runnable> LISTENER = ThreadLocal.withInitial(() -> NOBODY);

    private StatementProgress() {}

    /** Has {@code listener} run again and again while a statement of the present thread works; it must be quick. */
    public static void listen(Runnable listener) {
        LISTENER.set(listener);
    }

    /** Ends what {@link #listen} began. */
    public static void ignore() {
        LISTENER.remove();
    }

    /** Has the statements of {@code connection} tell the threads that execute them. */
    public static void reportFrom(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, INSTRUCTIONS, new ProgressHandler() {
            @Override
            protected int progress() {
                LISTENER.get().run();
                return 0;
            }
        });
    }
}
