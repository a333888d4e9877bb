package io.github.meshcorejvm.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStateTest {

    @TempDir
    Path folder;

    @Test
    void findsAValueThoughAnotherProgramHoldsTheDatabase() throws Exception {
        Path database = folder.resolve("mesh.db");
        assertThat(find(database)).isEmpty();
        assertThat(database).doesNotExist();
        MeshStore.open(database, StoreOptions.DEFAULT).close();
        assertThat(find(database)).isEmpty();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)");
            statement.execute("INSERT INTO meshcore_state VALUES ('ingest.installation', 'first')");
            statement.execute("BEGIN EXCLUSIVE");
            assertThat(find(database)).contains("first");
        }
    }

    /** To take it for a database without the value would give up client ids that a broker keeps messages for. */
    @Test
    void anUnreadableDatabaseIsNotTakenForOneWithoutTheValue() throws Exception {
        Path database = Files.writeString(folder.resolve("mesh.db"), "no database at all, but text".repeat(100));
        assertThatThrownBy(() -> find(database)).isInstanceOf(StoreException.class);
    }

    private static Optional<String> find(Path database) {
        return MeshStore.at(database, StoreOptions.DEFAULT).state().find("ingest.installation");
    }
}
