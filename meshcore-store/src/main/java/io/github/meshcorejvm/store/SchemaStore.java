package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import java.util.List;

/** The schema of a database. Every call opens a connection of its own. Safe for use by multiple threads. */
public interface SchemaStore {

    /**
     * What {@link #migrate(MigrationOptions, MigrationProgress)} would do, in order, with the rows that each step changes
     * or deletes; empty if the schema is up to date. Writes nothing.
     *
     * @throws StoreException if the database cannot be read
     */
    List<PlannedStep> plan(MigrationOptions wanted);

    /**
     * What {@link #migrate(MigrationProgress)} would do: the same without the steps that take rows out of the tables, which
     * wait for a request.
     *
     * @throws StoreException if the database cannot be read
     */
    default List<PlannedStep> planUnasked() {
        return plan(MigrationOptions.DEFAULT);
    }

    /**
     * Checks that the database can be migrated. Writes nothing.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if its schema is of version 1, newer than this
     *     library, or another program's
     */
    void requireSupported();

    /**
     * Looks for what stands in the way of those who are to use the database, beyond its tables: the roles that {@code wanted}
     * names, settings of the server. Writes nothing. There is nothing of that kind about a file.
     *
     * @throws StoreException if the database cannot be read
     */
    default SchemaCheck check(MigrationOptions wanted) {
        return SchemaCheck.NONE;
    }

    /** The same for the role that connects, which is to be a writer. */
    default SchemaCheck checkWriter() {
        return SchemaCheck.NONE;
    }

    /**
     * Migrates the database to the current schema. Steps hold the write lock for tens of milliseconds, except that an
     * index build is one statement, so a writer can work meanwhile. Killed at any point, the next call resumes. No row is
     * taken out of the tables: that waits for a request.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if it cannot be migrated; nothing is changed
     * @throws StoreException if the database fails; steps that were committed stay
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    MigrationReport migrate(MigrationProgress progress) throws InterruptedException;

    /**
     * The same on request, and all of it: copies the database first if rows are changed or deleted, and sets aside rows
     * that belong nowhere.
     */
    MigrationReport migrate(MigrationOptions wanted, MigrationProgress progress) throws InterruptedException;

    /**
     * Writes the rows that were set aside to a file beside the database and removes the tables of our own, in one
     * transaction, for other programs that refuse tables they do not know. The next run makes them again.
     *
     * @throws StoreException if the file cannot be written or the database fails; nothing is removed
     */
    DetachReport detach();
}
