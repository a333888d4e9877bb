package io.github.meshcorejvm.cli.config;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** Every key of this program, by its level; the top level is the empty name. */
final class KnownKeys {

    private static final Map<String, Set<String>> LEVELS = Map.ofEntries(
            entry(
                    "",
                    words("dbPath mqttSources mqtt channelKeysPath channelKeys hashChannels hashRegions"
                            + " validateSignatures observerBlacklist observerIATAWhitelist geo_filter foreignAdverts retention"
                            + " metrics neighborEdgesMaxAgeDays neighborGraph pathTrust db databaseURL stateDir ingest"
                            + " autoRegionKeys ingestBufferSize clientRxCoverage clientRxObservations clientRfSamples"
                            + " clientRegions companion logLevel")),
            entry(
                    "mqttSources",
                    words("name broker username password passwordFile rejectUnauthorized topics iataFilter"
                            + " connectTimeoutSec region qos clientId persistentSession caFile clientCert clientKey")),
            entry("mqtt", words("broker topic")),
            entry("geo_filter", words("polygon bufferKm latMin latMax lonMin lonMax")),
            entry("foreignAdverts", words("mode")),
            entry(
                    "retention",
                    words("nodeDays observerDays metricsDays packetDays clientRxDays clientRxObsDays"
                            + " clientRfDays clientRegionsDays observerPurgeDays")),
            entry("metrics", words("sampleIntervalSec listen")),
            entry("neighborGraph", words("maxAgeDays maxEdgeKm directRoutes")),
            entry("pathTrust", words("minHashBytesForMapping")),
            entry("db", words("backend vacuumOnStartup incrementalVacuumPages synchronous analysisLimit")),
            entry("ingest", words("standby")),
            entry("autoRegionKeys", words("enabled maxDerived refreshMinutes")),
            entry("clientRxCoverage", words("enabled")),
            entry("clientRxObservations", words("enabled")),
            entry("clientRfSamples", words("enabled")),
            entry("clientRegions", words("enabled")),
            entry("companion", words("channels direct")));

    private KnownKeys() {}

    static Set<String> of(String level) {
        return LEVELS.getOrDefault(level, Set.of());
    }

    static boolean isLevel(String level) {
        return LEVELS.containsKey(level);
    }

    /** No level is deeper than the second. */
    static String below(String level, String key) {
        return level.isEmpty() ? key : level + "." + key;
    }

    private static Set<String> words(String names) {
        return Set.of(names.split(" "));
    }
}
