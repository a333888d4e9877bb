package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.ManifestVersion;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.config.RetentionConfig;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.config.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what an operator needs first: which program runs, with which configuration, on which database, and what is wrong with it. */
final class StartupLog {

    private static final Logger LOG = LoggerFactory.getLogger(StartupLog.class);

    private StartupLog() {}

    /** Without {@code sources} for a replay, which connects to none. */
    static void write(LoadedConfig loaded, boolean sources) {
        Config config = loaded.config();
        LOG.info(
                "meshcore {}, Java {}, {}",
                ManifestVersion.version(),
                Runtime.version(),
                StoreSettings.store(config).engine());
        LOG.info("configuration file: {}", loaded.file().map(Path::toString).orElse("none"));
        if (config.isOnServer()) {
            LOG.info("database: {}", config.location());
            LOG.info("state folder: {}", config.stateFolder().toAbsolutePath());
        } else {
            LOG.info("database: {} ({})", config.fileBase().toAbsolutePath(), size(config.fileBase()));
        }
        for (SourceConfig source : sources ? config.sources() : List.<SourceConfig>of()) {
            String broker = source.broker().toString();
            LOG.info(
                    "source {}{}, topics {}{}",
                    source.name(),
                    source.name().equals(broker) ? "" : ": " + broker,
                    String.join(", ", source.topics()),
                    source.session().persistent() ? ", persistent session" : "");
        }
        LOG.info(
                "{} channel keys, {} regions",
                config.channelKeys().size(),
                config.regions().size());
        RetentionConfig retention = config.retention();
        LOG.info(
                "retention in days: packets {}, nodes {}, observers {} (purge {}), metrics {}, client receptions {},"
                        + " client observations {}, RF samples {}, region answers {}, neighbor edges {}",
                days(retention.packetDays()),
                retention.nodeDays(),
                days(retention.observerDays()),
                days(retention.observerPurgeDays()),
                retention.metricsDays(),
                days(retention.clients().receptions()),
                days(retention.clients().observations()),
                days(retention.clients().rfSamples()),
                days(retention.clients().regions()),
                config.neighbors().maxAgeDays());
        loaded.warnings().forEach(warning -> LOG.warn("configuration: {}", warning));
    }

    private static String days(OptionalInt days) {
        return days.isPresent() ? Integer.toString(days.getAsInt()) : "unlimited";
    }

    private static String size(Path database) {
        try {
            return Files.exists(database) ? (Files.size(database) + 500_000) / 1_000_000 + " MB" : "new file";
        } catch (IOException unknown) {
            return "size unknown";
        }
    }
}
