package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.RecordWriter;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes each batch in one transaction under the writer lock, with a bounded number of statements whatever its size. Any number
 * of writers may work on one database.
 *
 * <p>Each batch has a number, which is committed with it. If the answer to a commit is lost, the next connection checks by that
 * number whether the batch is written: it is neither lost nor written twice.
 */
public final class PostgresWriter implements RecordWriter, AutoCloseable {

    /** How often a transaction that the server aborted is retried at once. */
    private static final int MAX_ATTEMPTS = 5;

    private final StoreOptions options;
    private final WriterSession session;
    private final WriterMemory memory = new WriterMemory();
    private HopResolver resolver = HopResolver.EMPTY;
    private long lastBatch;
    private long lastTurn;
    private @Nullable UncertainCommit uncertain;

    /** A batch whose commit was sent but not answered. */
    private record UncertainCommit(long batch, List<StoreRecord> records, BatchResult result) {

        boolean isOf(List<? extends StoreRecord> others) {
            if (records.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < records.size(); i++) {
                if (records.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Connects to a database, whose schema must be there and ready. */
    public PostgresWriter(PostgresUrl url, StoreOptions options) {
        this.options = options;
        session = new WriterSession(url, options.clock());
        try {
            session.deleteOldWriters();
        } catch (SQLException e) {
            session.drop(e);
            throw PostgresFailure.of("prepare the writer", e);
        }
    }

    @Override
    public void resolveWith(HopResolver newer) {
        resolver = newer;
    }

    @Override
    public BatchResult write(List<? extends StoreRecord> batch) {
        if (batch.isEmpty()) {
            return new BatchTally().toResult();
        }
        boolean halving = false;
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<BatchResult> done = settle(batch);
                return done.isPresent() ? done.get() : attempt(batch, halving);
            } catch (SQLException e) {
                failed(e);
                boolean repeat = attempt < MAX_ATTEMPTS
                        && !PostgresFailure.isUnconfirmed(e)
                        && (uncertain != null || PostgresFailure.isRepeatable(e));
                boolean newlyHalving = !halving && PostgresFailure.isFaultOfRecord(e);
                if (!repeat && !newlyHalving) {
                    throw PostgresFailure.of("write a batch of " + batch.size(), e);
                }
                halving |= newlyHalving;
            } catch (StoreException e) {
                failed(e);
                throw e;
            } catch (RuntimeException e) {
                // A record caused an unexpected error; halving finds out which one.
                failed(e);
                if (halving) {
                    throw e;
                }
                halving = true;
            }
        }
    }

    private BatchResult attempt(List<? extends StoreRecord> batch, boolean halving) throws SQLException {
        Connection connection = session.connection();
        long number = ++lastBatch;
        // Done before taking the lock, for which others wait. Not while halving: the bad record may already fail here.
        BatchKeys keys = halving ? new BatchKeys() : BatchKeys.of(batch);
        BatchResult result = PostgresTransaction.writeBatch(connection, session.beginning(number), begun -> {
            if (begun.turn() != lastTurn + 1) {
                memory.forgetRows();
            }
            memory.begin();
            lastTurn = begun.turn();
            BatchSettings settings = new BatchSettings(
                    resolver,
                    options.metricsSampleInterval(),
                    options.clock().instant().getEpochSecond(),
                    begun.evidenceFilled());
            BatchResult written = halving
                    ? new HalvedBatch(connection, memory, settings).write(batch)
                    : BatchRun.write(connection, memory, settings, batch, keys);
            uncertain = new UncertainCommit(number, List.copyOf(batch), written);
            return written;
        });
        uncertain = null;
        memory.committed();
        return result;
    }

    /** Resolves a commit whose answer was lost: the result, if it took effect and was this batch. */
    private Optional<BatchResult> settle(List<? extends StoreRecord> batch) throws SQLException {
        UncertainCommit open = uncertain;
        if (open == null) {
            return Optional.empty();
        }
        boolean done = session.lastBatch() == open.batch();
        uncertain = null;
        if (done) {
            memory.committed();
        }
        return done && open.isOf(batch) ? Optional.of(open.result()) : Optional.empty();
    }

    private void failed(Exception cause) {
        memory.forgetRows();
        lastTurn = -1;
        if (uncertain != null || cause instanceof SQLException sql && PostgresFailure.isConnectionLost(sql)) {
            session.drop(cause);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
