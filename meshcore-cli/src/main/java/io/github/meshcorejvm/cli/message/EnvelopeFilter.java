package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.message.Envelope.Sender;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which observers and regions are accepted. Immutable and safe for use by multiple threads. */
final class EnvelopeFilter {

    /** Whether a message must be from the regions to which its source is limited. */
    enum Scope {
        /** Packets must. */
        BY_SOURCE,
        /** Statuses and neighbors reports need not be. */
        ANY_SOURCE
    }

    private final Set<String> blacklist;
    private final Set<String> whitelist;
    private final Map<String, Set<String>> iataBySource = new HashMap<>();
    private final Map<String, String> regionBySource = new HashMap<>();

    EnvelopeFilter(Config config) {
        blacklist = config.observerBlacklist();
        whitelist = config.iataWhitelist();
        for (SourceConfig source : config.sources()) {
            iataBySource.put(source.name(), source.iataFilter());
            source.region().ifPresent(region -> regionBySource.put(source.name(), region));
        }
    }

    /** The region of messages from {@code source} without a region. */
    Optional<String> regionOf(String source) {
        return Optional.ofNullable(regionBySource.get(source));
    }

    boolean isBlacklisted(String id) {
        return !blacklist.isEmpty() && blacklist.contains(id.trim().toLowerCase(Locale.ROOT));
    }

    /** Why a message from {@code sender} is rejected, if it is. */
    Optional<DropReason> refuses(Sender sender, String source, Scope scope) {
        if (sender.id().isPresent() && isBlacklisted(sender.id().get())) {
            return Optional.of(DropReason.BLACKLISTED);
        }
        String region = sender.region().orElse("");
        if (!whitelist.isEmpty() && !whitelist.contains(region)) {
            return Optional.of(DropReason.NOT_WHITELISTED);
        }
        Set<String> iata = iataBySource.getOrDefault(source, Set.of());
        return scope == Scope.BY_SOURCE && !iata.isEmpty() && !iata.contains(region)
                ? Optional.of(DropReason.IATA_FILTERED)
                : Optional.empty();
    }
}
