package io.github.meshcorejvm.cli.decode.input;

import java.util.function.Consumer;

/** Receives the findings, one after the other. */
public interface FoundSink extends Consumer<Found> {

    /** There is no more input at the moment: received findings must not wait for more. */
    void flush();

    /** Whether more is wanted at all. */
    boolean isWanted();
}
