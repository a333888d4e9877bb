package io.github.meshcorejvm.store.sqlite.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that uses SQLite itself before it opens a store: two copies of the library would crash the JVM. */
class DriverLoadedFirstTest {

    private static final Path MAPPED = Path.of("/proc/self/maps");

    @TempDir
    private Path folder;

    /** Run in a JVM of its own, in which nothing has loaded the library; ends with the number of copies that are mapped. */
    public static void main(String[] args) throws IOException, SQLException {
        DriverManager.getConnection("jdbc:sqlite::memory:").close();
        MeshStore.open(Path.of(args[0]), StoreOptions.DEFAULT).close();
        long copies = Files.readAllLines(MAPPED).stream()
                .filter(line -> line.contains("libsqlitejdbc"))
                .map(line -> line.replaceFirst("^.*?/", "/"))
                .distinct()
                .count();
        System.exit((int) copies);
    }

    @Test
    void theLibraryIsLoadedOnce() throws Exception {
        assumeTrue(Files.exists(MAPPED));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DriverLoadedFirstTest.class.getName(),
                        folder.resolve("mesh.db").toString())
                .inheritIO()
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(1);
    }
}
