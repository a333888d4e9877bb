package io.github.meshcorejvm.cli.log;

import org.slf4j.MDC;

/** What the present thread is working for, as the fields {@code source} and {@code task} of JSON log lines tell. */
public final class LogContext {

    static final String SOURCE = "source";
    static final String TASK = "task";

    private LogContext() {}

    /** All that this thread logs from now on is about a source. */
    public static void source(String name) {
        MDC.put(SOURCE, name);
    }

    /** What this thread logs until {@link #clear()} is about a task. */
    public static void task(String name) {
        MDC.put(TASK, name);
    }

    /** What this thread logs from now on is about neither. */
    public static void clear() {
        MDC.remove(SOURCE);
        MDC.remove(TASK);
    }
}
