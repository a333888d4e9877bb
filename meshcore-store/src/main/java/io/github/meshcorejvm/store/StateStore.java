package io.github.meshcorejvm.store;

import java.util.Optional;

/** State of this program's own, kept in the database between runs. Safe for use by multiple threads. */
public interface StateStore {

    /**
     * The value of a key; empty if there is none, or no database. Does not wait for writers, and writes nothing.
     *
     * @throws StoreException if the database cannot be read, so that the value is unknown
     */
    Optional<String> find(String key);
}
