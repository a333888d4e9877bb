package io.github.meshcorejvm.cli;

/** A command cannot continue. Its message is all that the user needs to see: what failed, on what, and why. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure told by {@code message}. */
    public CommandFailedException(String message) {
        super(message);
    }

    /** A failure told by {@code message}, and caused by {@code cause}. */
    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
