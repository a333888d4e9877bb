package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.interpret.GeoFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the program. Immutable and safe for use by multiple threads.
 *
 * @param location the SQLite file, or the database of a PostgreSQL server
 * @param stateFolder the folder for files that are otherwise next to the database file, if it is on a server
 * @param standby whether to connect to brokers only while no other ingest of the database does
 * @param sources the brokers, one or more
 * @param channelKeys by name, each name once
 * @param regions region names as typed, with or without {@code #}, each region once
 * @param autoRegions whether regions that nodes declare join them
 * @param validateSignatures whether advert signatures are checked
 * @param observerBlacklist observer ids in lower case
 * @param iataWhitelist IATA codes in upper case; empty = all
 * @param geoFilter the home area
 * @param dropForeignAdverts whether adverts from outside it are dropped, and not only flagged
 * @param retention how long rows are kept
 * @param metricsSampleInterval one sample of an observer's metrics per this time
 * @param neighbors the neighbor graph
 * @param bufferSize messages held in memory between receipt and write, 1 or more
 * @param databaseOptions how the database is kept
 * @param clients which messages on {@code meshcore/client/…} are stored
 * @param companion which companion messages are stored
 * @param logLevel how much is logged
 * @param metricsListen where {@code /metrics} and {@code /healthz} are served
 * @param statsFile where the statistics are written every second
 */
public record Config(
        StoreLocation location,
        Path stateFolder,
        boolean standby,
        List<SourceConfig> sources,
        List<ChannelKeyEntry> channelKeys,
        List<String> regions,
        AutoRegionConfig autoRegions,
        boolean validateSignatures,
        Set<String> observerBlacklist,
        Set<String> iataWhitelist,
        Optional<GeoFilter> geoFilter,
        boolean dropForeignAdverts,
        RetentionConfig retention,
        Duration metricsSampleInterval,
        NeighborConfig neighbors,
        int bufferSize,
        DatabaseConfig databaseOptions,
        ClientConfig clients,
        CompanionConfig companion,
        LogLevel logLevel,
        Optional<ListenAddress> metricsListen,
        Path statsFile) {

    /** Copies the collections. */
    public Config {
        sources = List.copyOf(sources);
        channelKeys = List.copyOf(channelKeys);
        regions = List.copyOf(regions);
        observerBlacklist = Set.copyOf(observerBlacklist);
        iataWhitelist = Set.copyOf(iataWhitelist);
    }

    /**
     * The path to which suffixes are added for files that belong to the database, such as {@code .client-id}: the database
     * file, or a name in the state folder.
     */
    public Path fileBase() {
        if (location instanceof StoreLocation.OnServer server) {
            PostgresUrl url = server.url();
            return stateFolder.resolve((url.hosts().get(0) + "." + url.database() + "."
                            + url.schema().orElse("public"))
                    .replaceAll("[^\\w.-]", "_"));
        }
        return ((StoreLocation.InFile) location).path();
    }

    /** Whether the database is on a server, so that there is no file and others may write to it from other machines. */
    public boolean isOnServer() {
        return location instanceof StoreLocation.OnServer;
    }

    /** Whether this ingest waits for the end of another one before it connects to its brokers. */
    public boolean isStandby() {
        return standby && isOnServer();
    }

    /** This configuration with another database. */
    public Config withDatabase(StoreLocation other) {
        return with(other, sources);
    }

    /** This configuration with other sources. */
    public Config withSources(List<SourceConfig> others) {
        return with(location, others);
    }

    /**
     * This configuration as a running ingest applies it: what it uses at its start only stays as it was, so that nothing meets a
     * value that is not in effect.
     *
     * @param start the configuration with which it was started
     */
    public Config asReloadOf(Config start) {
        return new Config(
                start.location,
                start.stateFolder,
                start.standby,
                sources,
                channelKeys,
                regions,
                autoRegions,
                validateSignatures,
                observerBlacklist,
                iataWhitelist,
                geoFilter,
                dropForeignAdverts,
                retention,
                start.metricsSampleInterval,
                neighbors.asReloadOf(start.neighbors),
                start.bufferSize,
                start.databaseOptions,
                clients,
                companion,
                logLevel,
                start.metricsListen,
                start.statsFile);
    }

    private Config with(StoreLocation otherLocation, List<SourceConfig> otherSources) {
        return new Config(
                otherLocation,
                stateFolder,
                standby,
                otherSources,
                channelKeys,
                regions,
                autoRegions,
                validateSignatures,
                observerBlacklist,
                iataWhitelist,
                geoFilter,
                dropForeignAdverts,
                retention,
                metricsSampleInterval,
                neighbors,
                bufferSize,
                databaseOptions,
                clients,
                companion,
                logLevel,
                metricsListen,
                statsFile);
    }
}
