package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the program immediately, whatever its threads are doing. */
final class AbruptEnd {

    private static final Logger LOG = LoggerFactory.getLogger(AbruptEnd.class);
    private static final long MAX_LAST_WORD_MILLIS = 500;

    private AbruptEnd() {}

    /** Logs what is lost, unless the output is blocked, and ends. */
    static void after(int unwritten) {
        Thread lastWord =
                new Thread(() -> LOG.error("stopped immediately, {} messages not written", unwritten), "last-word");
        lastWord.setDaemon(true);
        try {
            lastWord.start();
            lastWord.join(MAX_LAST_WORD_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            // Ends even if no thread is available for the message.
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
