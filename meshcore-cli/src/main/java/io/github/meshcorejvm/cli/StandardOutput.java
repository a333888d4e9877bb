package io.github.meshcorejvm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Standard output that remembers its first failure, which {@link PrintWriter} and {@link System#out} hide: if the output is
 * incomplete, the command fails. The work of a command that also changes a database does not stop for it.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Names of nodes are UTF-8, whatever the locale of the terminal. */
    PrintWriter writer() {
        return new Utf8PrintWriter(this);
    }

    /** Why the output is incomplete; empty if it is complete, or if its reader closed it. */
    synchronized Optional<String> problem() {
        return failure.map(first -> String.valueOf(first.getMessage()))
                .filter(message -> !message.contains("Broken pipe"));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException failed) {
            failure = Optional.of(failed);
            throw failed;
        }
    }
}
