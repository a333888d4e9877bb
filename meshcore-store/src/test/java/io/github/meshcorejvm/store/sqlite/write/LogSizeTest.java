package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log takes disk and page cache of small machines, and every reader looks through its index. */
class LogSizeTest {

    private static final long MAX_BYTES = 16 << 20;
    private static final int COMMITS = 1_000;
    private static final int OBSERVATIONS = 5;

    @TempDir
    Path folder;

    @Test
    void theLogStaysShortWhileAReaderPolls() throws Exception {
        Path file = folder.resolve("mesh.db");
        Path log = folder.resolve("mesh.db-wal");
        long maxSize = 0;
        try (MeshStore store =
                        MeshStore.open(file, StoreOptions.DEFAULT.withSynchronous(StoreOptions.Synchronous.NORMAL));
                Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement poll = reader.createStatement()) {
            for (int commit = 0; commit < COMMITS; commit++) {
                store.writer().write(batch(commit));
                if (commit % 20 == 0) {
                    poll.executeQuery("SELECT max(id) FROM observations").close();
                    maxSize = Math.max(maxSize, Files.size(log));
                }
            }
        }
        assertThat(maxSize).isLessThanOrEqualTo(MAX_BYTES);
    }

    /** Only the reader can end the growth; afterwards the file must not keep the size. */
    @Test
    void aLogThatAReaderMadeLongIsCut() throws Exception {
        Path file = folder.resolve("mesh.db");
        Path log = folder.resolve("mesh.db-wal");
        try (MeshStore store =
                MeshStore.open(file, StoreOptions.DEFAULT.withSynchronous(StoreOptions.Synchronous.NORMAL))) {
            int commit = 0;
            try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement read = reader.createStatement()) {
                read.execute("BEGIN");
                read.executeQuery("SELECT count(*) FROM observations").close();
                while (Files.size(log) < MAX_BYTES + (4 << 20)) {
                    store.writer().write(batch(commit++));
                }
            }
            store.writer().write(batch(commit++));
            store.writer().write(batch(commit));
            assertThat(Files.size(log)).isLessThanOrEqualTo(MAX_BYTES);
        }
    }

    private static List<StoreRecord> batch(int number) {
        List<StoreRecord> batch = new ArrayList<>();
        for (int i = 0; i < OBSERVATIONS; i++) {
            // Hashes of packets lie far apart in the indexes.
            batch.add(observation()
                    .frame(String.format(Locale.ROOT, "1500%06x", OBSERVATIONS * number + i))
                    .build());
        }
        return batch;
    }
}
