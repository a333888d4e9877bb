package io.github.meshcorejvm.store;

/**
 * The right to do what one program at a time does for a database, while any number of programs write to it: building the
 * neighbor graph, and retention. The one that holds it keeps it until it closes it, ends, or does not run for 10 s; then
 * another one can acquire it. A SQLite file has one ingest anyway, so there it is always granted.
 *
 * <p>Ask with {@link #tryAcquire} every few seconds, before each task. Once it has been asked for, {@link Maintenance} and
 * {@link NeighborStore} of the same store look at it again in each transaction and throw {@link StoreException} if it is
 * lost, so that a program that did not run for a while changes nothing beside its successor. Safe for use by multiple
 * threads.
 */
public interface Lease extends AutoCloseable {

    /**
     * Acquires the lease if nobody holds it. Does not wait.
     *
     * @return whether this store holds it now
     * @throws StoreException if the database cannot be reached
     */
    boolean tryAcquire();

    /** Whether this store holds the lease, as far as is known without asking. */
    boolean isHeld();

    /** Gives the lease back; where others can acquire it, for good. May be called twice. */
    @Override
    void close();
}
