package io.github.meshcorejvm.store.backfill;

/** Receives the progress of a backfill. Called several times a second, on the thread that runs it: it should be quick. */
@FunctionalInterface
public interface BackfillProgress {

    /** Does nothing. */
    BackfillProgress NONE = (backfill, fraction, soFar) -> {};

    /**
     * A batch was completed.
     *
     * @param fraction of the whole table, 0..1; includes the work of an earlier run that this one resumes
     * @param soFar what this run has done
     */
    void at(Backfill backfill, double fraction, BackfillReport soFar);
}
