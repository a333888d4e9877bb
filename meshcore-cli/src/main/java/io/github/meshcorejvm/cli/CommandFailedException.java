package io.github.meshcorejvm.cli;

/** A command cannot continue. Its message is all that the user needs to see: what failed, on what, and why. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with a message. */
    public CommandFailedException(String message) {
        super(message);
    }

    /** A failure with a message and a cause. */
    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
