package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.message.Envelope.Sender;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which observers and IATA codes are accepted. Immutable and safe for use by multiple threads. */
final class EnvelopeFilter {

    /** Whether a message must have one of the IATA codes to which its source is limited. */
    enum Scope {
        /** Packets must. */
        BY_SOURCE,
        /** Statuses and neighbors reports need not be. */
        ANY_SOURCE
    }

    private final Set<String> blacklist;
    private final Set<String> whitelist;
    private final Map<String, Set<String>> allowedBySource = new HashMap<>();
    private final Map<String, String> fallbackBySource = new HashMap<>();

    EnvelopeFilter(Config config) {
        blacklist = config.observerBlacklist();
        whitelist = config.iataWhitelist();
        for (SourceConfig source : config.sources()) {
            allowedBySource.put(source.name(), source.iataFilter());
            source.iata().ifPresent(iata -> fallbackBySource.put(source.name(), iata));
        }
    }

    /** The IATA code of messages from {@code source} without one. */
    Optional<String> iataOf(String source) {
        return Optional.ofNullable(fallbackBySource.get(source));
    }

    boolean isBlacklisted(String id) {
        return !blacklist.isEmpty() && blacklist.contains(id.trim().toLowerCase(Locale.ROOT));
    }

    /** Why a message from {@code sender} is rejected, if it is. */
    Optional<DropReason> refuses(Sender sender, String source, Scope scope) {
        if (sender.id().isPresent() && isBlacklisted(sender.id().get())) {
            return Optional.of(DropReason.BLACKLISTED);
        }
        String iata = sender.iata().orElse("");
        if (!whitelist.isEmpty() && !whitelist.contains(iata)) {
            return Optional.of(DropReason.NOT_WHITELISTED);
        }
        Set<String> allowed = allowedBySource.getOrDefault(source, Set.of());
        return scope == Scope.BY_SOURCE && !allowed.isEmpty() && !allowed.contains(iata)
                ? Optional.of(DropReason.IATA_FILTERED)
                : Optional.empty();
    }
}
