package io.github.meshcorejvm.cli.decode.input;

import java.util.List;

/** An incomplete item over several lines. Not thread-safe. */
interface Block {

    /** The result for a line. */
    enum Taken {
        /** It belongs to the block, and more lines may follow. */
        MORE,
        /** It is the last line of the block. */
        LAST,
        /** It is after the block. */
        NOT_MINE
    }

    Taken take(NumberedLine line);

    /** The contents of the block, and the lines that do not belong to it after all. */
    Result end();

    /** Whether the block may be complete: it ends here if nothing follows for a moment. */
    boolean mayEnd();

    /**
     * The result of a block.
     *
     * @param found the findings in order
     * @param again lines that must be read again; if nothing was found, the first is read by itself
     */
    record Result(List<Found> found, List<NumberedLine> again) {

        static Result of(Found found) {
            return new Result(List.of(found), List.of());
        }
    }
}
