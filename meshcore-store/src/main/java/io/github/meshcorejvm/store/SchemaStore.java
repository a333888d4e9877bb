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
     * What {@link #migrate(MigrationProgress)} would do: the same without the steps that remove rows from the tables, which are
     * only done on request.
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
     * Looks for problems outside the tables for the programs that will use the database: with the roles that {@code wanted}
     * names, or settings of the server. Writes nothing. Finds none for a SQLite file.
     *
     * @throws StoreException if the database cannot be read
     */
    default SchemaCheck check(MigrationOptions wanted) {
        return SchemaCheck.NONE;
    }

    /** The same for the connecting role, which is checked as a writer. */
    default SchemaCheck checkWriter() {
        return SchemaCheck.NONE;
    }

    /**
     * Migrates the database to the current schema. Steps hold the write lock for tens of milliseconds, except that an index
     * build is one statement, so a writer can work meanwhile. If it is killed at any point, the next call resumes. No row is
     * removed from the tables: that is only done on request.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if it cannot be migrated; nothing is changed
     * @throws StoreException if the database fails; steps that were committed stay
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    MigrationReport migrate(MigrationProgress progress) throws InterruptedException;

    /**
     * The full migration, on request: copies the database first if rows are changed or deleted, and sets orphaned rows aside.
     */
    MigrationReport migrate(MigrationOptions wanted, MigrationProgress progress) throws InterruptedException;

    /**
     * What {@link #detach()} would do with the tables that there are now, in order; empty if there are none. Writes nothing.
     *
     * @throws StoreException if the database cannot be read
     */
    List<PlannedStep> planDetach();

    /**
     * Writes the rows that were set aside to a file next to the database and removes this program's own tables, in one
     * transaction, for other programs that refuse unknown tables. The next run creates them again.
     *
     * @throws StoreException if the file cannot be written or the database fails; nothing is removed
     */
    DetachReport detach();
}
