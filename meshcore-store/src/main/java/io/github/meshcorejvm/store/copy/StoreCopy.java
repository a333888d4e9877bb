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
 * <p>The source is never changed. The target is either complete or unusable: a database in PostgreSQL has a marker that keeps
 * all programs out until the copy has ended; a file gets its name when it is complete. If a copy was interrupted, the next call
 * reports what it left behind.
 */
public final class StoreCopy {

    private static final String APPLICATION_NAME = "meshcore copy";

    private StoreCopy() {}

    /**
     * Copies.
     *
     * @param from the source; no program may write to it during the copy
     * @param to the target: an empty schema, or a file that does not exist
     * @throws IllegalArgumentException unless one is a file and the other is on a server
     * @throws StoreException if the source cannot be copied, the target is not empty, either fails, or their rows differ
     *     afterwards; the message describes the state of the target
     * @throws InterruptedException if the thread was interrupted; the target is left as after a failure
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
