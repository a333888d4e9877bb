package io.github.meshcorejvm.store.beside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationIdTest {

    @TempDir
    Path folder;

    @Test
    void isTheFirstThatWasProposedAndIsFoundThoughSomebodyHoldsTheDatabase() throws Exception {
        Path database = folder.resolve("mesh.db");
        assertThat(InstallationId.find(database)).isEmpty();
        assertThat(database).doesNotExist();
        MeshStore.open(database, StoreOptions.DEFAULT).close();
        assertThat(InstallationId.find(database)).isEmpty();
        assertThat(InstallationId.of(database, "first")).isEqualTo("first");
        assertThat(InstallationId.of(database, "second")).isEqualTo("first");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertThat(InstallationId.find(database)).contains("first");
        }
    }
}
