package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.Lease;

/** A file has one ingest, which the lock beside it sees to. */
enum SqliteLease implements Lease {
    GRANTED;

    @Override
    public boolean tryAcquire() {
        return true;
    }

    @Override
    public boolean isHeld() {
        return true;
    }

    @Override
    public void close() {
        // Stays granted.
    }
}
