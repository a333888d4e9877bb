package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.sqlite.backfill.Batches.Batch;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Finds the next batch on a thread of its own, while the changes of the present one are made. Not thread-safe. */
final class ReadAhead<C> implements AutoCloseable {

    private final Batches<C> batches;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "backfill-reader");
        thread.setDaemon(true);
        return thread;
    });
    private Future<Optional<Batch<C>>> ahead;

    /** Begins at once; the batches must have a connection of their own. */
    ReadAhead(Batches<C> batches) {
        this.batches = batches;
        ahead = executor.submit(batches::next);
    }

    /** The next batch; empty at the end of the table. */
    Optional<Batch<C>> next() throws SQLException, InterruptedException {
        try {
            Optional<Batch<C>> batch = ahead.get();
            if (batch.isPresent()) {
                ahead = executor.submit(batches::next);
            }
            return batch;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw failed;
            }
            throw new IllegalStateException("failed to read ahead", e.getCause());
        }
    }

    /** Waits for the batch that is being read: its connection can be closed then. */
    @Override
    public void close() {
        executor.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
