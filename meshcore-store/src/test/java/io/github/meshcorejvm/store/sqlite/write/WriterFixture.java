package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new database for each test of a rule of the database contract, "What a write does". */
abstract class WriterFixture {

    /** The wall clock of all tests: nothing that is "seen" may be later. */
    static final Instant NOW = NOON.plusSeconds(3600);

    @TempDir
    private Path folder;

    /** The file that {@link #store} is open on. */
    Path file;

    MeshStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("mesh.db");
        store = MeshStore.open(file, StoreOptions.DEFAULT.withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Writes one batch, of which nothing may be refused. */
    BatchResult write(StoreRecord... items) {
        BatchResult result = store.writer().write(List.of(items));
        assertThat(result.rejected()).isEmpty();
        return result;
    }

    /** Writes each in a batch of its own. */
    void writeEach(StoreRecord... items) {
        for (StoreRecord item : items) {
            write(item);
        }
    }
}
