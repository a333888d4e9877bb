package io.github.meshcorejvm.cli.decode.input;

import java.util.List;

/** Something over several lines that has begun. Not thread-safe. */
interface Block {

    /** What became of a line. */
    enum Taken {
        /** It belongs to the block, and more may come. */
        MORE,
        /** It was the last of the block. */
        LAST,
        /** It is behind the block. */
        NOT_MINE
    }

    Taken take(NumberedLine line);

    /** What the block is, and the lines that did not belong to it after all. */
    Result end();

    /** Whether the block may be complete: it ends here if nothing follows for a moment. */
    boolean mayEnd();

    /**
     * What a block turned out to be.
     *
     * @param found in order
     * @param again lines that have to be read one by one
     */
    record Result(List<Found> found, List<NumberedLine> again) {

        static Result of(Found found) {
            return new Result(List.of(found), List.of());
        }
    }
}
