package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.MeshStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as seen by its maintenance: of all programs that write to a server, only one at a time builds the neighbor graph
 * and deletes old rows. Safe for use by multiple threads.
 */
public final class MaintainedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MaintainedDatabase.class);

    private enum Turn {
        UNKNOWN,
        OURS,
        ANOTHERS
    }

    private final MeshStore store;
    private final boolean shared;
    private Turn last = Turn.UNKNOWN;
    private boolean closed;

    /** The database of a configuration; nothing is opened yet. */
    public MaintainedDatabase(Config config) {
        store = StoreSettings.store(config);
        shared = config.isOnServer();
    }

    /** The store for tasks that check whether this process still holds the lease. */
    public MeshStore store() {
        return store;
    }

    /**
     * Whether this process maintains the database; takes over if no process does.
     *
     * @throws io.github.meshcorejvm.store.StoreException if the database cannot be queried
     */
    public synchronized boolean isOurTurn() {
        if (closed) {
            return false;
        }
        Turn now = store.lease().tryAcquire() ? Turn.OURS : Turn.ANOTHERS;
        if (shared && now != last) {
            LOG.info(
                    now == Turn.OURS
                            ? "this process now builds the neighbor graph and runs retention"
                            : "another process builds the neighbor graph and runs retention");
        }
        last = now;
        return now == Turn.OURS;
    }

    /** Lets another process take over at once. */
    @Override
    public synchronized void close() {
        closed = true;
        store.close();
    }
}
