package io.github.meshcorejvm.store.sqlite.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.StoreReader;
import io.github.meshcorejvm.store.read.StoredTransmission;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is so of files only; the rows themselves are tested for all engines at once. */
class SqliteReaderTest {

    @TempDir
    private Path folder;

    private Path file;
    private StoreReader reader;

    @BeforeEach
    void makeDatabase() throws Exception {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        reader = MeshStore.at(file, StoreOptions.DEFAULT).reader();
        Sql.execute(
                file,
                "INSERT INTO transmissions (raw_hex, hash, first_seen) VALUES ('00', '00', '2026-11-20T12:00:00Z')");
    }

    /** A writer that empties its log is only held up by streams that are open. */
    @Test
    void aClosedStreamLeavesNothingOpen() throws Exception {
        try (Stream<StoredTransmission> some = reader.transmissionsSince(0)) {
            assertThat(some.findFirst()).isPresent();
        }
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            assertThat(store.maintenance().checkpoint().blocked()).isFalse();
        }
        assertThat(folder.resolve("mesh.db-wal")).doesNotExist();
    }

    @Test
    void aMissingOrForeignFileIsAnError() throws Exception {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() ->
                        MeshStore.at(missing, StoreOptions.DEFAULT).reader().nodes())
                .isInstanceOf(StoreException.class)
                .hasMessage("no such database file: " + missing);
        assertThatThrownBy(() -> MeshStore.at(missing, StoreOptions.DEFAULT).totals())
                .isInstanceOf(StoreException.class);
        assertThat(missing).doesNotExist();
        Path text = Files.writeString(folder.resolve("text.db"), "no database, but text".repeat(50));
        assertThatThrownBy(
                        () -> MeshStore.at(text, StoreOptions.DEFAULT).reader().nodes())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a database");
    }

    @Test
    void closingTwiceIsNoError() {
        MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT);
        store.close();
        store.close();
    }
}
