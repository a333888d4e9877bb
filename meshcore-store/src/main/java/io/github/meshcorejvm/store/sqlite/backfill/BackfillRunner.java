package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.neighbor.KnownNodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Runs backfills on a file, while a writer works that is not blocked for longer than 100 ms at a time. If a run is killed, the
 * next run of the same backfill resumes. Each run has its own connection. Safe for use by multiple threads.
 *
 * <p>Servers cache rows: they show the changes of a backfill after their next start.
 */
public final class BackfillRunner {

    private static final String TRANSMISSIONS = "transmissions";

    private final Path file;
    private final StoreOptions options;
    private final InterpreterSettings settings;

    /**
     * For a file whose schema is up to date, because {@link io.github.meshcorejvm.store.MeshStore} has opened it before.
     *
     * @param settings the keys and the verifier that packets are read with
     */
    public BackfillRunner(Path file, StoreOptions options, InterpreterSettings settings) {
        this.file = Objects.requireNonNull(file, "file");
        // Progress and changes are in one transaction: a power cut can only undo both.
        this.options = options.withSynchronous(StoreOptions.Synchronous.NORMAL);
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Runs one backfill to its end.
     *
     * @throws StoreException if the database fails; committed changes are kept
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    public BackfillReport run(Backfill backfill, BackfillOptions how, BackfillProgress progress)
            throws InterruptedException {
        String operation = "backfill " + backfill.text() + " of " + file;
        if (!Files.isRegularFile(file)) {
            throw new StoreException("no such database file: " + file);
        }
        // Two batches are held in memory then.
        boolean ahead = BackfillRun.isBulk(how) && !how.dryRun() && how.batch() <= BackfillOptions.MAX_ROWS / 2;
        try (Connection connection = Connections.openPatiently(file, options)) {
            if (ahead && backfill == Backfill.CONTENT_HASH) {
                return runAhead(connection, backfill, ContentHashJob::new, how, progress);
            }
            if (ahead && backfill == Backfill.DECODED) {
                return runAhead(connection, backfill, each -> new DecodedJob(each, settings), how, progress);
            }
            try (Job<?> job = job(backfill, connection)) {
                return new BackfillRun<>(connection, backfill, job, how, progress).run();
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(operation, e);
        }
    }

    /** Makes a job that works on a connection. */
    @FunctionalInterface
    private interface Jobs<C> {
        Job<C> on(Connection connection) throws SQLException;
    }

    /** For jobs that decode each packet: where there is a second core, that takes no time of the writing. */
    private <C> BackfillReport runAhead(
            Connection connection, Backfill backfill, Jobs<C> jobs, BackfillOptions how, BackfillProgress progress)
            throws SQLException, InterruptedException {
        try (Connection reading = Connections.openReader(file, Connections.PATIENCE);
                Job<C> finding = jobs.on(reading);
                Job<C> job = jobs.on(connection)) {
            return new BackfillRun<>(connection, backfill, job, how, progress).runAhead(reading, finding);
        }
    }

    /** Those without which servers do not show packets, codes or routes, and the writer takes old adverts for new ones. */
    private static final List<Backfill> REQUIRED =
            List.of(Backfill.LAST_SEEN, Backfill.FROM_PUBKEY, Backfill.ADVERT_EVIDENCE, Backfill.TRANSPORT_CODES);

    /**
     * The backfills that an older file needs: no writer has recorded them as done, or an older one has added rows since. Writes
     * nothing.
     */
    public static List<Backfill> pending(Path file, StoreOptions options) {
        try (Connection connection = Connections.openReader(file, Connections.PATIENCE)) {
            List<Backfill> pending = new ArrayList<>();
            BackfillRunner runner = new BackfillRunner(file, options, InterpreterSettings.DEFAULT);
            for (Backfill backfill : REQUIRED) {
                if (!BackfillState.isRecorded(connection, backfill) || runner.hasUnfilled(backfill, connection)) {
                    pending.add(backfill);
                }
            }
            return pending;
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    /** Those of them that would fill rows, as the snapshot of a connection has them, whatever is recorded. */
    public static List<Backfill> unfilled(Path file, StoreOptions options, Connection connection) throws SQLException {
        List<Backfill> unfilled = new ArrayList<>();
        BackfillRunner runner = new BackfillRunner(file, options, InterpreterSettings.DEFAULT);
        for (Backfill backfill : REQUIRED) {
            if (runner.hasUnfilled(backfill, connection)) {
                unfilled.add(backfill);
            }
        }
        return unfilled;
    }

    private boolean hasUnfilled(Backfill backfill, Connection connection) throws SQLException {
        try (Job<?> job = job(backfill, connection)) {
            return new UnfilledRows(connection, backfill, job).exist();
        }
    }

    /** The highest id of the transmissions. */
    public static long highest(Path file) {
        try (Connection connection = Connections.openReader(file, Connections.PATIENCE)) {
            return CheckedRows.highest(connection, TRANSMISSIONS);
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    /** Notes that no backfill is pending for the transmissions up to an id, so that the next look is short. */
    public static void noteFilled(Path file, StoreOptions options, long highest) {
        try (Connection connection = Connections.openPatiently(file, options)) {
            for (Backfill backfill : REQUIRED) {
                CheckedRows.note(connection, CheckedRows.backfill(backfill), TRANSMISSIONS, highest);
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("write " + file, e);
        }
    }

    /** The purposes of {@link CheckedRows} for which transmissions are looked at. */
    public static List<String> checks() {
        return REQUIRED.stream().map(CheckedRows::backfill).toList();
    }

    private Job<?> job(Backfill backfill, Connection connection) throws SQLException {
        return switch (backfill) {
            case CONTENT_HASH -> new ContentHashJob(connection);
            case LAST_SEEN -> new LastSeenJob(connection);
            case PATH_JSON -> new PathJsonJob(connection);
            case TRANSPORT_CODES -> new TransportCodesJob(connection);
            case ADVERT_EVIDENCE -> new AdvertEvidenceJob(connection);
            case DECODED -> new DecodedJob(connection, settings);
            case FROM_PUBKEY -> new FromPubkeyJob(connection);
            case CHANNEL_HASH -> new ChannelHashJob(connection);
            case DEFAULT_SCOPE -> new DefaultScopeJob(connection);
            case RESOLVED_PATH -> new ResolvedPathJob(connection, KnownNodes.resolver(file));
        };
    }
}
