package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.RecordWriter;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedRecord;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.sqlite.jdbc.ExhaustedIds;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sqlite.SQLiteErrorCode;

/**
 * Writes each batch in one transaction: durable when {@link #write} returns, rolled back when it throws. Rows that a batch
 * touches repeatedly (observers, nodes, the times of packets) are written once at its end.
 *
 * <p>After a failure the same batch can be retried, and succeeds when the database is no longer locked, full or read-only.
 *
 * <p>Not thread-safe; confined to the one thread that writes. Others may write to the file meanwhile, in their own short
 * transactions: the remembered rows are then read again.
 */
public final class PacketWriter implements RecordWriter, AutoCloseable {

    private final Connection connection;
    private final Clock clock;
    private final KeylessAdverts keyless;
    private final OwnRows ownRows;
    private final WriterStatements statements;
    private HopResolver resolver = HopResolver.EMPTY;
    private BatchTally tally = new BatchTally();

    /**
     * A writer on its own connection.
     *
     * @param connection in auto-commit mode, closed by its owner
     * @param sampleInterval of {@code observer_metrics}, one second or more
     * @param clock the current time; nothing can be later
     * @param checks by table, the purposes of {@link io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows} that can skip the rows
     *     of this writer; called when it is closed
     */
    public PacketWriter(
            Connection connection, Duration sampleInterval, Clock clock, Supplier<Map<String, List<String>>> checks) {
        this.connection = connection;
        this.clock = clock;
        keyless = new KeylessAdverts(connection);
        ownRows = new OwnRows(connection, checks);
        statements = new WriterStatements(connection, keyless, sampleInterval);
        try {
            statements.transaction();
            statements.tables();
        } catch (SQLException e) {
            throw SqliteFailure.of("prepare the writer", e);
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
        try {
            return writeTogether(batch);
        } catch (SQLException e) {
            if (!ItemFault.isBehind(e)) {
                throw failure(batch, e);
            }
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // An item caused an unexpected error; the slow way finds out which one.
        }
        try {
            BatchResult result = writeOneByOne(batch);
            requireThatItemsAreToBlame(batch, result);
            return result;
        } catch (SQLException e) {
            throw failure(batch, e);
        }
    }

    private StoreException failure(List<? extends StoreRecord> batch, SQLException cause) {
        String operation = "write a batch of " + batch.size();
        if (SqliteFailure.code(cause) == SQLiteErrorCode.SQLITE_FULL) {
            Optional<String> exhausted = ExhaustedIds.problem(connection);
            if (exhausted.isPresent()) {
                return new StoreException(operation + ": " + exhausted.get(), cause);
            }
        }
        return SqliteFailure.ofWriter(operation, cause);
    }

    /** Otherwise a database that rejects everything would cost every message. */
    private void requireThatItemsAreToBlame(List<? extends StoreRecord> batch, BatchResult result) throws SQLException {
        if (result.rejected().size() == batch.size()) {
            Optional<String> refusal = WriteProbe.refusal(connection, now());
            if (refusal.isPresent()) {
                throw new StoreException(
                        "write a batch of " + batch.size() + ": the database rejects every packet: " + refusal.get()
                                + "; look for a trigger, a constraint or a unique index that another program has added");
            }
        }
    }

    private BatchResult writeTogether(List<? extends StoreRecord> batch) throws SQLException {
        try {
            begin();
            for (StoreRecord item : batch) {
                put(item);
            }
            statements.tables().flush(tally, now());
            commit();
            return tally.toResult();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    /** The slow way, which finds the bad item: each item in its own savepoint. */
    private BatchResult writeOneByOne(List<? extends StoreRecord> batch) throws SQLException {
        Map<Integer, RejectedRecord> leftOut = new HashMap<>();
        while (!writeWithout(leftOut, batch)) {
            // Another program's trigger used RAISE(ROLLBACK): the other items are written again.
        }
        return tally.toResult();
    }

    /** Writes all items except some; false when one rolled the transaction back and must be skipped as well. */
    private boolean writeWithout(Map<Integer, RejectedRecord> leftOut, List<? extends StoreRecord> batch)
            throws SQLException {
        try {
            begin();
            for (int i = 0; i < batch.size(); i++) {
                RejectedRecord known = leftOut.get(i);
                if (known != null) {
                    tally.reject(known);
                    continue;
                }
                statements.transaction().savepoint();
                BatchTally before = tally.copy();
                try {
                    put(batch.get(i));
                    statements.tables().flush(tally, now());
                    statements.transaction().release();
                } catch (SQLException | RuntimeException e) {
                    if (!ItemFault.isBehind(e)) {
                        throw e;
                    }
                    RejectedRecord rejected = new RejectedRecord(i, batch.get(i), String.valueOf(e.getMessage()));
                    if (!statements.transaction().rollbackToSavepoint()) {
                        leftOut.put(i, rejected);
                        undo(e);
                        return false;
                    }
                    statements.closeTables(e);
                    tally = before;
                    tally.reject(rejected);
                }
            }
            commit();
            return true;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void begin() throws SQLException {
        tally = new BatchTally();
        keyless.readOnce();
        boolean othersWrote = statements.transaction().begin();
        if (othersWrote) {
            statements.tables().forget();
        }
        ownRows.begin(statements.tables(), othersWrote);
    }

    private void commit() throws SQLException {
        OwnRows.Highest highest = statements.tables().highest();
        statements.transaction().commit();
        ownRows.committed(highest);
    }

    private void undo(Exception cause) {
        ownRows.failed();
        statements.undo(cause);
    }

    private void put(StoreRecord item) throws SQLException {
        statements.tables().put(item, resolver, now(), tally);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    @Override
    public void close() {
        statements.close();
        try {
            ownRows.note();
        } catch (SQLException e) {
            // The next start looks at these rows, which takes it longer.
        }
    }
}
