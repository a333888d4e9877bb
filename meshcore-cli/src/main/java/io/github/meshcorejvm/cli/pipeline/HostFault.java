package io.github.meshcorejvm.cli.pipeline;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Tells a fault that lies in the host (no file descriptor, a replaced jar) from one that lies in a message. */
final class HostFault {

    private HostFault() {}

    /** Whether the message that brought {@code failure} out is not to blame, and must not be dropped for it. */
    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException
                    || (cause instanceof Error && !(cause instanceof StackOverflowError))) {
                return true;
            }
        }
        return false;
    }
}
