package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.RejectedRecord;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the records that the database refuses: splits the batch in halves, each in a savepoint, until a half is one record. Not
 * thread-safe.
 */
final class HalvedBatch {

    private final Connection connection;
    private final WriterMemory memory;
    private final BatchSettings settings;
    private BatchTally tally;

    HalvedBatch(Connection connection, WriterMemory memory, BatchSettings settings) {
        this.connection = connection;
        this.memory = memory;
        this.settings = settings;
        this.tally = new BatchTally();
    }

    /** Writes all records except the refused ones. */
    BatchResult write(List<? extends StoreRecord> batch) throws SQLException {
        write(batch, 0, batch.size());
        BatchResult result = tally.toResult();
        if (result.rejected().size() == batch.size()) {
            requireThatRecordsAreToBlame(batch.size());
        }
        return result;
    }

    /** Otherwise a database that rejects everything would cost every message. */
    private void requireThatRecordsAreToBlame(int records) throws SQLException {
        Optional<String> refusal = WriteProbe.refusal(connection);
        if (refusal.isPresent()) {
            throw new StoreException("write a batch of " + records + ": the database rejects every packet: "
                    + refusal.get()
                    + "; look for a trigger, a constraint or a unique index that another program has added");
        }
    }

    private void write(List<? extends StoreRecord> batch, int from, int to) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        BatchTally before = tally.copy();
        Map<RejectedAdvert, Integer> occurrences = memory.uncommitted();
        try {
            List<? extends StoreRecord> part = batch.subList(from, to);
            new BatchRun(connection, memory, settings, tally).write(part, BatchKeys.of(part));
            connection.releaseSavepoint(savepoint);
            return;
        } catch (SQLException | RuntimeException e) {
            if (!isFaultOfRecord(e)) {
                throw e;
            }
            connection.rollback(savepoint);
            memory.restore(occurrences);
            tally = before;
            if (to - from == 1) {
                tally.reject(new RejectedRecord(from, batch.get(from), String.valueOf(e.getMessage())));
                return;
            }
        }
        int middle = (from + to) / 2;
        write(batch, from, middle);
        write(batch, middle, to);
    }

    private static boolean isFaultOfRecord(Exception e) {
        return e instanceof SQLException sql ? PostgresFailure.isFaultOfRecord(sql) : !(e instanceof StoreException);
    }
}
