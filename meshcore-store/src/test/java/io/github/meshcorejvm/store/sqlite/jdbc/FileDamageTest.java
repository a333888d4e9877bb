package io.github.meshcorejvm.store.sqlite.jdbc;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreOptions;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage is found wherever it is, and told apart from other failures. */
class FileDamageTest {

    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    @Test
    void aWholeFileAndAMissingOneHaveNone() throws Exception {
        Path file = folder.resolve("mesh.db");
        Maintenance maintenance = MeshStore.at(file, StoreOptions.DEFAULT).maintenance();
        assertThat(maintenance.findDamage()).isEmpty();
        assertThat(file).doesNotExist();
        execute(file, "CREATE TABLE t(x)");
        assertThat(maintenance.findDamage()).isEmpty();
    }

    @Test
    void anOverwrittenPageIsFound() throws Exception {
        Path file = folder.resolve("mesh.db");
        Maintenance maintenance = MeshStore.at(file, StoreOptions.DEFAULT).maintenance();
        execute(file, "CREATE TABLE t(x)");
        execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
                        + " INSERT INTO t SELECT zeroblob(1000) FROM n");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(9 * PAGE);
            bytes.write(new byte[PAGE]);
        }
        assertThat(maintenance.findDamage()).isPresent();
    }

    @Test
    void aFileOfAnotherKindIsDamaged() throws Exception {
        Path file = Files.write(
                folder.resolve("mesh.db"), "no database ".repeat(PAGE).getBytes(StandardCharsets.UTF_8));
        Maintenance maintenance = MeshStore.at(file, StoreOptions.DEFAULT).maintenance();
        assertThat(maintenance.findDamage()).isPresent();
        assertThatThrownBy(maintenance::rewrite).isInstanceOf(StoreDamagedException.class);
    }
}
