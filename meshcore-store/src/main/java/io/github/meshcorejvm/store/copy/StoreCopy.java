package io.github.meshcorejvm.store.copy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.copy.rows.RowSource;
import io.github.meshcorejvm.store.copy.rows.RowTarget;
import io.github.meshcorejvm.store.postgres.copy.PostgresSource;
import io.github.meshcorejvm.store.postgres.copy.PostgresTarget;
import io.github.meshcorejvm.store.sqlite.copy.SqliteSource;
import io.github.meshcorejvm.store.sqlite.copy.SqliteTarget;
import java.util.Objects;

/**
 * Copies a database between a SQLite file and PostgreSQL, with all ids, and compares every column of every table afterwards.
 *
 * <p>The source is never changed. The target is complete or not usable: a database in PostgreSQL has a marker that keeps all
 * programs out until the copy has ended, a file gets its name when it is complete. Interrupted at any point, the next call
 * says what the first one left.
 */
public final class StoreCopy {

    private static final String APPLICATION_NAME = "meshcore copy";

    private StoreCopy() {}

    /**
     * Copies.
     *
     * @param from where the source is; no program may write to it meanwhile
     * @param to where the target is: an empty schema, or a file that does not exist
     * @throws IllegalArgumentException unless one of both is a file and the other one is on a server
     * @throws StoreException if the source cannot be copied, the target is not empty, one of both fails, or their rows
     *     differ afterwards; the message says what became of the target
     * @throws InterruptedException if the thread was interrupted; the target is as after a failure
     */
    public static CopyReport run(StoreLocation from, StoreLocation to, CopyOptions options, CopyProgress progress)
            throws InterruptedException {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(progress, "progress");
        if (from.getClass() == to.getClass()) {
            throw new IllegalArgumentException(
                    "a copy goes from a SQLite file to PostgreSQL, or from PostgreSQL to a SQLite file");
        }
        long begin = System.nanoTime();
        progress.at("check the source", 0, 1);
        try (RowSource source = source(from);
                RowTarget target = target(to, options)) {
            return new CopyRun(source, target, progress, begin).run(from.toString());
        }
    }

    private static RowSource source(StoreLocation from) {
        return from instanceof StoreLocation.OnServer server
                ? PostgresSource.open(named(server))
                : SqliteSource.open(((StoreLocation.InFile) from).path());
    }

    private static RowTarget target(StoreLocation to, CopyOptions options) {
        return to instanceof StoreLocation.OnServer server
                ? PostgresTarget.open(named(server), options.writerRole(), options.readerRole())
                : SqliteTarget.open(((StoreLocation.InFile) to).path());
    }

    private static PostgresUrl named(StoreLocation.OnServer server) {
        return server.url().withDefaultApplicationName(APPLICATION_NAME);
    }
}
