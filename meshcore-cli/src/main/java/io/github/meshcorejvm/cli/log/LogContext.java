package io.github.meshcorejvm.cli.log;

import org.slf4j.MDC;

/** The current work of a thread, for the fields {@code source} and {@code task} of JSON log lines. */
public final class LogContext {

    static final String SOURCE = "source";
    static final String TASK = "task";

    private LogContext() {}

    /** From now on this thread logs about a source. */
    public static void source(String name) {
        MDC.put(SOURCE, name);
    }

    /** Until {@link #clear()} this thread logs about a task. */
    public static void task(String name) {
        MDC.put(TASK, name);
    }

    /** From now on this thread logs about neither. */
    public static void clear() {
        MDC.remove(SOURCE);
        MDC.remove(TASK);
    }
}
