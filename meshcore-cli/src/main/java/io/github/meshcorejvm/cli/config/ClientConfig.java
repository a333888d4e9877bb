package io.github.meshcorejvm.cli.config;

/**
 * Which messages of phones are stored.
 *
 * @param coverage whether receptions are: which node was heard where
 * @param observations whether every packet that a phone heard is, too
 * @param rfSamples whether the state of the phones' radios is
 * @param regions whether the regions that repeaters declared to phones are
 */
public record ClientConfig(boolean coverage, boolean observations, boolean rfSamples, boolean regions) {

    static ClientConfig read(ConfigObject root) {
        boolean coverage = isEnabled(root, "clientRxCoverage");
        boolean observations = isEnabled(root, "clientRxObservations");
        if (observations && !coverage) {
            root.warnings().add("clientRxObservations.enabled has no effect without clientRxCoverage.enabled");
        }
        return new ClientConfig(
                coverage,
                coverage && observations,
                isEnabled(root, "clientRfSamples"),
                isEnabled(root, "clientRegions"));
    }

    private static boolean isEnabled(ConfigObject root, String feature) {
        return root.childOrEmpty(feature).bool("enabled", false);
    }
}
