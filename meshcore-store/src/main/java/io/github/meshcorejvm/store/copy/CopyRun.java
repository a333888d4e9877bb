package io.github.meshcorejvm.store.copy;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import io.github.meshcorejvm.store.copy.rows.RowPipe;
import io.github.meshcorejvm.store.copy.rows.RowSource;
import io.github.meshcorejvm.store.copy.rows.RowTarget;
import io.github.meshcorejvm.store.copy.rows.TableDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy, from the first table to the comparison. */
final class CopyRun {

    private final RowSource source;
    private final RowTarget target;
    private final CopyProgress progress;
    private final long begin;
    private final Map<CopyTable, TableDigest.Sum> read = new LinkedHashMap<>();

    CopyRun(RowSource source, RowTarget target, CopyProgress progress, long begin) {
        this.source = source;
        this.target = target;
        this.progress = progress;
        this.begin = begin;
    }

    CopyReport run(String origin) throws InterruptedException {
        try {
            return copy(origin);
        } catch (StoreException failed) {
            throw withHint(failed, failed.getMessage() + "\n" + target.afterFailure());
        } catch (InterruptedException stopped) {
            InterruptedException interrupted =
                    new InterruptedException("the copy was interrupted\n" + target.afterFailure());
            interrupted.initCause(stopped);
            throw interrupted;
        } catch (RuntimeException failed) {
            // A bug, which is reported with its type and stack trace.
            failed.addSuppressed(new StoreException(target.afterFailure()));
            throw failed;
        }
    }

    /** Keeps the type: callers retry after some types. */
    private static StoreException withHint(StoreException failed, String message) {
        if (failed instanceof StoreBusyException) {
            return new StoreBusyException(message, failed);
        }
        return failed instanceof StoreFullException full
                ? new StoreFullException(full.reason(), message, full)
                : new StoreException(message, failed);
    }

    private CopyReport copy(String origin) throws InterruptedException {
        target.create(
                source.state(), "from " + origin + ", begun " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        long rowsBegin = System.nanoTime();
        for (CopyTable table : CopyTables.ALL) {
            read.put(table, copy(table));
        }
        long rowsEnd = System.nanoTime();
        progress.at("build indexes", 0, 1);
        target.index((done, total) -> progress.at("build indexes", done, total));
        long indexesEnd = System.nanoTime();
        for (Map.Entry<CopyTable, TableDigest.Sum> entry : read.entrySet()) {
            compare(entry.getKey(), entry.getValue());
        }
        long comparisonEnd = System.nanoTime();
        progress.at("complete the target", 0, 1);
        target.complete(source.highestIds());
        source.requireUnchanged();
        target.publish();
        progress.at("complete the target", 1, 1);
        List<CopyReport.CopiedTable> tables = new ArrayList<>();
        read.forEach((table, sum) -> tables.add(new CopyReport.CopiedTable(table.name(), sum.rows(), sum.sha256())));
        return new CopyReport(
                tables,
                source.leftBehind(),
                source.repairedNumbers(),
                source.repairedTexts(),
                new CopyReport.Times(
                        Duration.ofNanos(rowsEnd - rowsBegin),
                        Duration.ofNanos(indexesEnd - rowsEnd),
                        Duration.ofNanos(comparisonEnd - indexesEnd),
                        Duration.ofNanos(System.nanoTime() - begin)));
    }

    private TableDigest.Sum copy(CopyTable table) throws InterruptedException {
        TableDigest digest = new TableDigest(table);
        String step = "copy " + table.name();
        long total = Math.max(1, source.rows(table));
        progress.at(step, 0, total);
        RowPipe.run(
                consumer -> source.read(table, chunk -> {
                    digest.add(chunk);
                    consumer.accept(chunk);
                }),
                rows -> target.write(table, rows, done -> progress.at(step, done, total)));
        return digest.sum();
    }

    private void compare(CopyTable table, TableDigest.Sum expected) throws InterruptedException {
        TableDigest digest = new TableDigest(table);
        String step = "compare " + table.name();
        long total = Math.max(1, expected.rows());
        progress.at(step, 0, total);
        target.read(table, chunk -> {
            digest.add(chunk);
            progress.at(step, digest.rows(), total);
        });
        TableDigest.Sum found = digest.sum();
        if (!found.equals(expected)) {
            throw new StoreException("table " + table.name() + " differs after the copy: " + expected + " were read, "
                    + found + " are in the target");
        }
    }
}
