package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes 100 messages a second, each in a transaction of its own, while {@code path_json} is filled in, and tells how long
 * they took.
 *
 * <p>As a program: {@code BesideWriter FILE TRANSMISSIONS OBSERVATIONS_EACH}; the file is made.
 */
public final class BesideWriter {

    private static final long INTERVAL_NANOS = 10_000_000;

    private BesideWriter() {}

    /** How it went: messages sent and found in the file, rows the backfill changed, milliseconds until a commit. */
    record Result(long messages, long written, long changed, long typicalMillis, long worstMillis) {}

    /** See above. */
    public static void main(String[] args) throws Exception {
        Result result = run(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        System.out.printf(
                Locale.ROOT,
                "%d messages, %d written; %d rows filled in; commit: median %d ms, longest %d ms%n",
                result.messages(),
                result.written(),
                result.changed(),
                result.typicalMillis(),
                result.worstMillis());
    }

    static Result run(Path file, int transmissions, int observationsEach) throws Exception {
        FieldFile.make(file, transmissions, observationsEach, 5);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            Future<BackfillReport> backfill =
                    executor.submit(() -> new BackfillRunner(file, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                            .run(Backfill.PATH_JSON, BackfillOptions.DEFAULT, BackfillProgress.NONE));
            List<Long> millis = write(store, backfill);
            long written = Long.parseLong(Sql.query(file, "SELECT count(*) FROM transmissions WHERE payload_type = 15")
                    .get(0));
            Collections.sort(millis);
            return new Result(
                    millis.size(),
                    written,
                    backfill.get().changed(),
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() - 1));
        } finally {
            executor.shutdownNow();
        }
    }

    /** Each message is due at its time, whatever became of those before it. */
    private static List<Long> write(MeshStore store, Future<?> until)
            throws PacketFormatException, InterruptedException, ExecutionException {
        PacketInterpreter interpreter = new PacketInterpreter(InterpreterSettings.DEFAULT);
        List<Long> millis = new ArrayList<>();
        long due = System.nanoTime();
        do {
            Bytes frame = Bytes.ofHex(String.format(Locale.ROOT, "3d00%08x", millis.size()));
            if (interpreter.interpret(Packet.decode(frame)) instanceof Interpretation.Stored stored) {
                store.writer()
                        .write(List.of(
                                Observation.of(stored, frame, Instant.now()).by(ObserverRef.of("LIVE"))));
            }
            millis.add((System.nanoTime() - due) / 1_000_000);
            due += INTERVAL_NANOS;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
        } while (!until.isDone());
        return millis;
    }
}
