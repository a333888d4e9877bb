package io.github.meshcorejvm.cli.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The region of an observer, such as an IATA code. Anything else counts as no region, wherever it comes from. */
public final class RegionCode {

    private static final int MAX_LENGTH = 16;
    private static final String ALLOWED = "a region is 1 to 16 of A–Z, 0–9, _ and -";

    private RegionCode() {}

    /** The region that {@code text} names, trimmed and upper-cased, if it is one. */
    public static Optional<String> of(String text) {
        String region = text.trim().toUpperCase(Locale.ROOT);
        return isRegion(region) ? Optional.of(region) : Optional.empty();
    }

    private static boolean isRegion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_LENGTH;
    }

    /** Warns of each entry of the filter {@code key} that no region can be equal to. */
    static void checkFilter(String key, Iterable<String> entries, Warnings warnings) {
        for (String entry : entries) {
            if (of(entry).isEmpty()) {
                warnings.add(key + ": \"" + entry + "\" matches nothing: " + ALLOWED);
            }
        }
    }

    /** Warns if the region {@code key} is none. */
    static void checkDefault(String key, Optional<String> region, Warnings warnings) {
        if (region.isPresent() && of(region.get()).isEmpty()) {
            warnings.add(key + ": \"" + region.get() + "\" is ignored: " + ALLOWED);
        }
    }

    /** Warns if a source's filter lets nothing through the whitelist. */
    static void checkBoth(SourceConfig source, Set<String> whitelist, Warnings warnings) {
        boolean apart = source.iataFilter().stream().noneMatch(whitelist::contains);
        if (!whitelist.isEmpty() && !source.iataFilter().isEmpty() && apart) {
            warnings.add("iataFilter of the source " + source.name()
                    + " and observerIATAWhitelist have no region in common: none of its packets is stored");
        }
    }
}
