package io.github.meshcorejvm.store;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.store.read.StoredNode;
import io.github.meshcorejvm.store.read.StoredObservation;
import io.github.meshcorejvm.store.read.StoredObserver;
import io.github.meshcorejvm.store.read.StoredTransmission;
import java.util.stream.Stream;

/**
 * Reads rows of a database while its writer works. Each call opens its own connection, reads one snapshot of the database, and
 * never writes; rows are read on demand, so a stream may hold more rows than fit into memory.
 *
 * <p>Close each stream, preferably with {@code try}: while one is open, the writer cannot empty its write-ahead log.
 *
 * <pre>{@code
 * try (Stream<StoredTransmission> newer = store.reader().transmissionsSince(lastId)) {
 *     newer.limit(1000).forEach(transmission -> ...);
 * }
 * }</pre>
 *
 * <p>Calls and streams throw {@link StoreException} if the database is missing or cannot be read. Safe for use by multiple
 * threads; each stream is for one thread.
 */
public interface StoreReader {

    /** The transmissions with an id greater than {@code id}, in the order of their ids; 0 for all. */
    Stream<StoredTransmission> transmissionsSince(long id);

    /** Of these only the group texts, encrypted and decrypted ones. */
    Stream<StoredTransmission> groupTextsSince(long id);

    /** The observations of the packet with a content hash, in the order of their ids. */
    Stream<StoredObservation> observationsOf(ContentHash hash);

    /** The active nodes, in the order of their keys. */
    Stream<StoredNode> nodes();

    /** All observers, including inactive ones, in the order of their ids. */
    Stream<StoredObserver> observers();
}
