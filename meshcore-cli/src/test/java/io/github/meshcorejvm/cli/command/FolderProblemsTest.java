package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is wrong with an entry of a folder that is looked at every 15 s. */
class FolderProblemsTest {

    private static final int VALID = 40;
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("io.github.meshcorejvm.store");

    @TempDir
    private Path folder;

    @Test
    void whatStaysWrongIsLoggedOnceAndTriedAgain() throws Exception {
        Path database = folder.resolve("mesh.db");
        MeshStore.open(database, StoreOptions.DEFAULT).close();
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        Files.writeString(requests.resolve("request-01.json"), "{\"pubkeys\": [\"aa\"]}");
        Path inTheWay = requests.resolve("result-01.json").resolve("inner");
        Files.createDirectories(inTheWay);
        Maintenance maintenance = MeshStore.at(database, StoreOptions.DEFAULT).maintenance();
        ListAppender<ILoggingEvent> log = listen(Level.WARN);
        try {
            for (int look = 0; look < 3; look++) {
                assertThat(maintenance.servePruneRequests()).isZero();
            }
            assertThat(log.list)
                    .filteredOn(event -> event.getLevel().levelStr.equals("WARN"))
                    .singleElement()
                    .asString()
                    .contains("prune-requests/request-01.json", "retrying");
            Files.delete(inTheWay);
            Files.delete(inTheWay.getParent());
            assertThat(maintenance.servePruneRequests()).isEqualTo(1);
        } finally {
            stop(log);
        }
    }

    /** Somebody filled the folder: the log says so, and is not filled with it. */
    @Test
    void manyRequestsAreCountedInTheLog() throws Exception {
        Path database = folder.resolve("mesh.db");
        MeshStore.open(database, StoreOptions.DEFAULT).close();
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        for (int i = 0; i < 2_000; i++) {
            Files.writeString(requests.resolve(String.format(Locale.ROOT, "request-%06x.json", i)), "no JSON");
        }
        for (int i = 0; i < VALID; i++) {
            Files.writeString(
                    requests.resolve(String.format(Locale.ROOT, "request-ffff%02x.json", i)),
                    "{\"pubkeys\": [\"aa\"]}");
        }
        ListAppender<ILoggingEvent> log = listen(Level.INFO);
        try {
            assertThat(MeshStore.at(database, StoreOptions.DEFAULT)
                            .maintenance()
                            .servePruneRequests())
                    .isEqualTo(VALID);
        } finally {
            stop(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().levelStr.equals("INFO"))
                .hasSize(11)
                .last()
                .asString()
                .contains("answered 30 more prune requests");
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().levelStr.equals("WARN"))
                .hasSize(11)
                .last()
                .asString()
                .contains("removed 1990 more files");
        try (Stream<Path> left = Files.list(requests)) {
            assertThat(left)
                    .hasSize(VALID)
                    .allMatch(file -> file.getFileName().toString().startsWith("result-ffff"));
        }
    }

    @Test
    void aRequestThatIsTooLargeIsNotLoggedAsCarriedOut() throws Exception {
        Path database = folder.resolve("mesh.db");
        MeshStore.open(database, StoreOptions.DEFAULT).close();
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        Files.writeString(requests.resolve("request-02.json"), "{\"pubkeys\": [\"aa\"]}" + " ".repeat(1 << 20));
        ListAppender<ILoggingEvent> log = listen(Level.INFO);
        try {
            MeshStore.at(database, StoreOptions.DEFAULT).maintenance().servePruneRequests();
        } finally {
            stop(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("prune request 02 failed: the request has 1048595 bytes, at most 1048576 are allowed");
    }

    private static ListAppender<ILoggingEvent> listen(Level level) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        // Another test of this JVM may have silenced it.
        LOGGER.setLevel(level);
        LOGGER.addAppender(log);
        return log;
    }

    private static void stop(ListAppender<ILoggingEvent> log) {
        LOGGER.detachAppender(log);
        LOGGER.setLevel(null);
    }
}
