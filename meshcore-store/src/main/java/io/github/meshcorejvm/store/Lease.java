package io.github.meshcorejvm.store;

/**
 * The right to do the work that only one program at a time may do for a database (building the neighbor graph, and retention),
 * while any number of programs write to it. The holder keeps it until it closes it, exits, or is frozen for 10 s; then another
 * program can acquire it. For a SQLite file, which has only one ingest anyway, it is always granted.
 *
 * <p>Call {@link #tryAcquire} every few seconds, before each task. After the first call, {@link Maintenance} and {@link
 * NeighborStore} of the same store check the lease in each transaction and throw {@link StoreException} if it is lost, so that
 * a program that was frozen for a while changes nothing while its successor works. Safe for use by multiple threads.
 */
public interface Lease extends AutoCloseable {

    /**
     * Acquires the lease if nobody holds it. Does not wait.
     *
     * @return whether this store holds it now
     * @throws StoreException if the database cannot be reached
     */
    boolean tryAcquire();

    /** Whether this store holds the lease, as last known; does not ask the database. */
    boolean isHeld();

    /** Releases the lease, permanently where other programs can acquire it. May be called twice. */
    @Override
    void close();
}
