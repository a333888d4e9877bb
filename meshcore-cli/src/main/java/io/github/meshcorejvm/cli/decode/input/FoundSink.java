package io.github.meshcorejvm.cli.decode.input;

import java.util.function.Consumer;

/** Takes what is found, one after the other. */
public interface FoundSink extends Consumer<Found> {

    /** Nothing more is there for the moment: what was taken must not wait for it. */
    void flush();

    /** Whether more is wanted at all. */
    boolean isWanted();
}
