package io.github.meshcorejvm.store.backfill;

/** Is told how far a backfill is. Called by the thread that runs it, several times a second: it should be quick. */
@FunctionalInterface
public interface BackfillProgress {

    /** Does nothing. */
    BackfillProgress NONE = (backfill, fraction, soFar) -> {};

    /**
     * A batch is done.
     *
     * @param fraction of the whole table, 0..1; of a run that goes on where another was killed, also what that one did
     * @param soFar what this run has done
     */
    void at(Backfill backfill, double fraction, BackfillReport soFar);
}
