package io.github.meshcorejvm.store.sqlite.jdbc;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.StoreReader;
import io.github.meshcorejvm.store.read.StoredNode;
import io.github.meshcorejvm.store.read.StoredObserver;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that some program made far larger than any message is an error for what reads it, and no want of memory. */
class HugeRowTest {

    @TempDir
    private Path folder;

    @Test
    void aHugeNameIsAnErrorForItsReaderAndTheOtherTablesAreRead() throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "INSERT INTO nodes (public_key, name) VALUES ('aa', hex(zeroblob(5000000)))");
        execute(file, "INSERT INTO observers (id, name) VALUES ('ONE', '')");
        StoreReader reader = MeshStore.at(file, StoreOptions.DEFAULT).reader();
        try (Stream<StoredObserver> observers = reader.observers()) {
            assertThat(observers).hasSize(1);
        }
        assertThatThrownBy(() -> {
                    try (Stream<StoredNode> nodes = reader.nodes()) {
                        nodes.forEach(node -> {});
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("too big");
    }
}
