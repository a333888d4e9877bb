package io.github.meshcorejvm.cli.pipeline;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Asks the system for what the program needs to connect again, to serve requests and to be told of a signal. */
public final class HostProbe {

    private HostProbe() {}

    /** What the system refuses, if anything. */
    public static Optional<String> problem() {
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
