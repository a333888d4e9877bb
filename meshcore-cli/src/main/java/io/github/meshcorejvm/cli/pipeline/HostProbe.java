package io.github.meshcorejvm.cli.pipeline;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Checks that the system still provides what the program needs to reconnect, to serve requests and to receive signals. Confined
 * to one thread.
 */
public final class HostProbe {

    /** The time between two checks while all is well: each costs a thread and a socket. */
    private static final long PERIOD_NANOS = 5_000_000_000L;

    private long askedNanos = System.nanoTime() - PERIOD_NANOS;
    private Optional<String> problem = Optional.empty();

    /** The resource that the system refuses, if any. */
    public Optional<String> problem() {
        long now = System.nanoTime();
        if (problem.isPresent() || now - askedNanos >= PERIOD_NANOS) {
            askedNanos = now;
            problem = ask();
        }
        return problem;
    }

    private static Optional<String> ask() {
        try {
            Thread thread = new Thread(() -> {}, "probe");
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError noThread) {
            return Optional.of("no thread can be started: " + noThread.getMessage());
        }
        try (SocketChannel channel = SocketChannel.open()) {
            return channel.isOpen() ? Optional.empty() : Optional.of("a socket cannot be opened");
        } catch (IOException refused) {
            return Optional.of("no file or socket can be opened: " + refused.getMessage());
        }
    }
}
