package io.github.meshcorejvm.cli.pipeline;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Distinguishes a failure of the host (no file descriptor, a replaced jar) from one caused by a message. */
final class HostFault {

    private HostFault() {}

    /** Whether {@code failure} was not caused by the current message, which then must not be dropped. */
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
