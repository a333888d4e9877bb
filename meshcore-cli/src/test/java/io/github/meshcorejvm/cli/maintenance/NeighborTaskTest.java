package io.github.meshcorejvm.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.pipeline.TestMessages;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class NeighborTaskTest {

    @TempDir
    Path folder;

    /** It runs once a minute for months. */
    @Test
    void countsMadeWithOtherOptionsAreReportedOnce() {
        Config config = TestMessages.config(folder, "{}");
        MeshStore.open(config.fileBase(), StoreOptions.DEFAULT).close();
        task(config).run();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(NeighborTask.class);
        // Another test of this JVM may have silenced it.
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
        try {
            task(config).run();
            assertThat(log.list).isEmpty();
            NeighborTask other = task(TestMessages.config(folder, "{\"neighborGraph\": {\"maxEdgeKm\": 90}}"));
            other.run();
            other.run();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("neighbor graph: older counts used maxEdgeKm=500.0 directRoutes=true;"
                        + " run meshcore build-neighbors --rebuild to count them the same way");
    }

    private static NeighborTask task(Config config) {
        return new NeighborTask(new MaintainedDatabase(config), config, Optional::empty, resolver -> {});
    }
}
