package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IngestLockTest {

    @TempDir
    private Path folder;

    @Test
    void aLineWithoutALockIsALeftOver() throws IOException {
        Path database = folder.resolve("mesh.db");
        assertThat(IngestLock.running(database)).isEmpty();
        Files.writeString(IngestLock.file(database), "host x, process 1, started 2025-11-23T12:00:00Z\n");
        assertThat(IngestLock.running(database)).isEmpty();
        try (IngestLock lock = IngestLock.take(database, "host y")) {
            assertThat(lock.number()).isEqualTo(1);
            assertThat(lock.others()).isEmpty();
        }
        assertThat(IngestLock.file(database)).content().startsWith("host y ");
    }

    @Test
    @Timeout(20)
    void aPipeOrALinkInItsPlaceIsRefusedAtOnce() throws Exception {
        Path database = folder.resolve("mesh.db");
        Path file = IngestLock.file(database);
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        assertThatThrownBy(() -> IngestLock.take(database, "x")).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> IngestLock.running(database)).hasMessageContaining("not a regular file");
        Files.delete(file);
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(file, precious);
        assertThatThrownBy(() -> IngestLock.take(database, "x")).isInstanceOf(IOException.class);
        assertThat(precious).hasContent("precious");
    }
}
