package io.github.meshcorejvm.cli.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the threads of Paho for one connection. After each of the three that it needs, Paho sleeps for 100 ms unless that thread
 * is running at once, and it never is (issues 651 and 945 of paho.mqtt.java): a connection would take 300 ms more. So the
 * thread that starts them is woken each time, to look again.
 */
final class PahoThreads extends ScheduledThreadPoolExecutor {

    private static final int MAX_LOOKS = 25_000;
    private static final long LOOK_NANOS = 200_000;

    private final AtomicBoolean begun = new AtomicBoolean();

    PahoThreads() {
        super(0);
    }

    @Override
    public void execute(Runnable task) {
        new Thread(task).start();
    }

    /** Only called by the thread that makes the connection, which ends when the three are running. */
    @Override
    public Future<?> submit(Runnable task) {
        execute(task);
        if (begun.compareAndSet(false, true)) {
            Thread starter = Thread.currentThread();
            execute(() -> keepAwake(starter));
        }
        // Paho would interrupt the thread through it when a connection ends, also one that writes or delivers a
        // message.
        return new CompletableFuture<>();
    }

    private static void keepAwake(Thread starter) {
        for (int look = 0; look < MAX_LOOKS && starter.isAlive(); look++) {
            if (starter.getState() == Thread.State.TIMED_WAITING) {
                starter.interrupt();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
