package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.KilledProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that was stopped within its transaction holds the writer lock no longer than the server allows. */
class FrozenWriterTest {

    private static final long MAX_SECONDS = 25;
    /** Without a writer that holds the lock a batch takes far less. */
    private static final long MIN_SECONDS = 3;

    @Test
    void theOthersWriteAgainSoon() throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        List<StoreRecord> records = new RandomRecords(1).next(20);
        Process frozen = KilledProcess.start(FrozenWriter.class, database.url());
        try (MeshStore store = MeshStore.open(StoreLocation.parse(database.url()), StoreOptions.DEFAULT);
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(frozen.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo(KilledProcess.BEGINS);
            new ProcessBuilder("kill", "-STOP", Long.toString(frozen.pid()))
                    .start()
                    .waitFor();
            long begun = System.nanoTime();
            boolean written = false;
            while (!written) {
                try {
                    store.writer().write(records);
                    written = true;
                } catch (StoreBusyException held) {
                    // Its turn is not over.
                }
                assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))
                        .isLessThan(MAX_SECONDS);
            }
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))
                    .as("seconds that the frozen writer held the lock")
                    .isGreaterThanOrEqualTo(MIN_SECONDS);
        } finally {
            frozen.destroyForcibly().waitFor();
        }
    }
}
