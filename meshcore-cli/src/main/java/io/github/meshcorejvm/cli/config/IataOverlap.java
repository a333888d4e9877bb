package io.github.meshcorejvm.cli.config;

import java.util.Set;

/** Whether the IATA codes of a source and those of all sources let anything through together. */
final class IataOverlap {

    private IataOverlap() {}

    /** Warns of each source whose filter lets nothing through the whitelist. */
    static void check(Config config, Warnings warnings) {
        Set<String> whitelist = config.iataWhitelist();
        for (SourceConfig source : config.sources()) {
            boolean apart = source.iataFilter().stream().noneMatch(whitelist::contains);
            if (!whitelist.isEmpty() && !source.iataFilter().isEmpty() && apart) {
                warnings.add("iataFilter of the source " + source.name()
                        + " and observerIATAWhitelist have no IATA code in common: none of its packets is stored");
            }
        }
    }
}
