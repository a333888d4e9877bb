package io.github.meshcorejvm.cli.config;

import java.util.List;

/** Checks the keys of features that are not there yet, and warns where one is asked for. */
final class UnsupportedKeys {

    private static final List<String> SWITCHES =
            List.of("clientRxObservations", "clientRfSamples", "clientRegions", "autoRegionKeys");
    private static final List<String> DAYS =
            List.of("clientRxObsDays", "clientRfDays", "clientRegionsDays", "observerPurgeDays");

    private UnsupportedKeys() {}

    static void check(ConfigObject root) {
        for (String feature : SWITCHES) {
            warnIf(root.childOrEmpty(feature).bool("enabled", false), root, feature + ".enabled");
        }
        ConfigObject retention = root.childOrEmpty("retention");
        for (String key : DAYS) {
            warnIf(retention.positive(key, 0) > 0, root, retention.name(key));
        }
        ConfigObject db = root.childOrEmpty("db");
        String backend = db.text("backend").orElse("sqlite");
        warnIf(!backend.equalsIgnoreCase("sqlite"), root, "db.backend other than sqlite");
        warnIf(db.positive("analysisLimit", 0) > 0, root, "db.analysisLimit");
        // May hold a password: only its presence is told.
        warnIf(root.value("databaseURL").isPresent(), root, "databaseURL");
        warnIf(root.childOrEmpty("ingest").bool("standby", false), root, "ingest.standby");
        warnIf(
                root.childOrEmpty("pathTrust").positive("minHashBytesForMapping", 1) > 1,
                root,
                "pathTrust.minHashBytesForMapping over 1");
    }

    private static void warnIf(boolean asked, ConfigObject root, String key) {
        if (asked) {
            root.warnings().add(key + " is not supported yet and ignored");
        }
    }
}
