package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in which an older writer was killed between its first tables. */
class BegunFileTest {

    private static final String NODES = "CREATE TABLE nodes (public_key TEXT PRIMARY KEY, name TEXT, role TEXT,"
            + " lat REAL, lon REAL, last_seen TEXT, first_seen TEXT, advert_count INTEGER DEFAULT 0)";

    @TempDir
    private Path folder;

    @Test
    void theFirstTableOfAnOlderWriterIsNotAnotherProgram() throws Exception {
        Path file = folder.resolve("begun.db");
        execute(file, NODES);
        execute(file, "INSERT INTO nodes (public_key) VALUES ('aa')");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(query(file, "SELECT public_key, multibyte_sup FROM nodes")).containsExactly("aa|0");
        assertThat(query(file, "SELECT count(*) FROM transmissions")).containsExactly("0");
    }

    @Test
    void tablesOfAnotherProgramAreRefused() throws Exception {
        Path file = folder.resolve("other.db");
        execute(file, "CREATE TABLE nodes (id INTEGER, name TEXT)");
        refused(file);
        Path both = folder.resolve("both.db");
        execute(both, NODES);
        execute(both, "CREATE TABLE accounts (id INTEGER)");
        refused(both);
    }

    private static void refused(Path file) {
        assertThatThrownBy(() -> MeshStore.open(file, StoreOptions.DEFAULT))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessageContaining("another program");
    }
}
