package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the program at once, whatever its threads are doing. */
final class AbruptEnd {

    private static final Logger LOG = LoggerFactory.getLogger(AbruptEnd.class);
    private static final long MAX_LAST_WORD_MILLIS = 500;

    private AbruptEnd() {}

    /** Says what it costs, unless nobody reads that, and ends. */
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
            // Also without a thread for the last word.
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
