package io.github.meshcorejvm.cli.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the threads of Paho, which after each of the three that a connection needs sleeps for 100 ms unless that thread is
 * running at once, and it never is (issues 651 and 945 of paho.mqtt.java): a connection would take 300 ms more. Each thread
 * wakes the one that started it, just before it runs. Should it be too slow, Paho sleeps once more.
 */
final class PahoThreads extends ScheduledThreadPoolExecutor {

    private static final int MAX_LOOKS = 100_000;
    private static final long LOOK_NANOS = 50_000;

    PahoThreads() {
        super(0);
    }

    @Override
    public void execute(Runnable task) {
        new Thread(task).start();
    }

    /** Only called while a connection is made, by a thread that does nothing but that. */
    @Override
    public Future<?> submit(Runnable task) {
        Thread starter = Thread.currentThread();
        new Thread(() -> {
                    wake(starter);
                    task.run();
                })
                .start();
        // Paho would interrupt the thread through it when a connection ends, also one that writes or delivers a
        // message.
        return new CompletableFuture<>();
    }

    /** It falls asleep within microseconds, unless the machine is busy. */
    private static void wake(Thread starter) {
        for (int look = 0; look < MAX_LOOKS; look++) {
            if (starter.getState() == Thread.State.TIMED_WAITING) {
                starter.interrupt();
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
