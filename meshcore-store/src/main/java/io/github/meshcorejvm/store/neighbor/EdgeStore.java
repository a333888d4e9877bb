package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The view of a database that a build of the neighbor graph needs: the observations, and the table {@code neighbor_edges} with
 * the position up to which they are counted. Uses one connection; not thread-safe.
 *
 * @param <X> the exception of its failures
 */
public interface EdgeStore<X extends Exception> {

    /** Statements that belong together. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }

    /** Reads observations in the order of their ids. */
    @FunctionalInterface
    interface Scan<X extends Exception> {
        /** Counts up to {@code limit} observations with ids above {@code after}, from one snapshot of the database. */
        Progress read(long after, int limit, EdgeCounts counts) throws X;
    }

    /** Runs work on a scan, which is then closed. */
    @FunctionalInterface
    interface Scanning<T, X extends Exception> {
        T with(Scan<X> scan) throws X;
    }

    /**
     * How far a scan has come.
     *
     * @param observations how many it read
     * @param last the id of the last one, or the start of the scan
     */
    record Progress(long observations, long last) {}

    /** Runs statements that all read the same state of the database. */
    <T extends @Nullable Object> T reading(Work<T, X> work) throws X;

    /** Runs statements in one transaction that holds the write lock from its beginning; all of them take effect, or none. */
    <T extends @Nullable Object> T writing(Work<T, X> work) throws X;

    /** The known nodes. */
    NodePlaces nodes() throws X;

    /** The highest id of an observation, 0 if there is none. */
    long lastObservation() throws X;

    /** Reads observations among these nodes. */
    <T> T scanning(NodePlaces nodes, int minHopBytes, Scanning<T, X> work) throws X;

    /** Creates missing tables that builds need. */
    void createTables() throws X;

    /** How far the table is counted; empty if this program has not built it yet. */
    Optional<BuildPosition> position() throws X;

    /**
     * The position, if the table is unchanged since the build that ended there, so that an update can continue from it. Reads
     * the table once, and both from the same state of the database.
     */
    Optional<BuildPosition> fittingPosition() throws X;

    /** Stores the current position of the table, in the transaction that wrote the edges. */
    BuildPosition move(long observation, String options) throws X;

    /** Whether the table has no rows. */
    boolean isEmpty() throws X;

    /** Adds counts to the rows, in the open transaction. */
    void add(EdgeCounts counts, NodePlaces nodes) throws X;

    /** Creates an empty temporary table, which needs no lock, for {@link #stage} and {@link #replace}. */
    void beginStaging() throws X;

    /** Adds counts to the temporary table. */
    void stage(EdgeCounts counts, NodePlaces nodes) throws X;

    /** How many edges are in the temporary table. */
    long staged() throws X;

    /** How many staged edges were last seen before a time, in epoch seconds. */
    long stagedOlder(long before) throws X;

    /** How many edges of the table would have been last seen before a time, in epoch seconds, with the staged ones added. */
    long olderWithStaged(long before) throws X;

    /** Replaces all rows of the table with the staged rows, in the open transaction. */
    void replace() throws X;

    /** Deletes the edges last seen before a time, in epoch seconds, in the open transaction, and returns how many. */
    long deleteOlder(long before) throws X;
}
