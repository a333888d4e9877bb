package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import java.util.List;

/** The schema of a database. Every call opens a connection of its own. Safe for use by multiple threads. */
public interface SchemaStore {

    /**
     * What {@link #migrate} would do, one step a line; empty if the schema is up to date. Writes nothing.
     *
     * @throws StoreException if the database cannot be read
     */
    List<String> plan();

    /**
     * Checks that the database can be migrated. Writes nothing.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if its schema is of version 1, newer than this
     *     library, or another program's
     */
    void requireSupported();

    /**
     * Migrates the database to the current schema. Steps hold the write lock for tens of milliseconds, except that an
     * index build is one statement, so a writer can work meanwhile. Killed at any point, the next call resumes.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if it cannot be migrated; nothing is changed
     * @throws StoreException if the database fails; steps that were committed stay
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    MigrationReport migrate(MigrationProgress progress) throws InterruptedException;
}
