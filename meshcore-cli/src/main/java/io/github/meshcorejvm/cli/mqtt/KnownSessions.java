package io.github.meshcorejvm.cli.mqtt;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client ids and filters of the persistent sessions at brokers, which MQTT has no way to query. Kept in a file, so that
 * what is no longer configured can be unsubscribed at the next start. Safe for use by multiple threads.
 */
public final class KnownSessions {

    private static final Logger LOG = LoggerFactory.getLogger(KnownSessions.class);
    private static final long MAX_BYTES = 16 << 20;

    private final Path file;
    private final Map<String, Session> sessions = new TreeMap<>();
    private final Set<String> reported = new HashSet<>();
    private boolean failing;

    private record Session(String broker, String clientId, List<String> filters) {

        /** Reads what was written; empty if anything is missing, as in a damaged file. */
        static Optional<Session> of(JsonElement written) {
            if (written instanceof JsonObject object
                    && object.get("broker") instanceof JsonPrimitive broker
                    && object.get("clientId") instanceof JsonPrimitive clientId
                    && object.get("filters") instanceof JsonArray filters
                    && filters.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
                return Optional.of(new Session(
                        broker.getAsString(),
                        clientId.getAsString(),
                        filters.asList().stream().map(JsonElement::getAsString).toList()));
            }
            return Optional.empty();
        }
    }

    /** Reads {@code <database>.sessions}. */
    public KnownSessions(Path database) {
        Path absolute = database.toAbsolutePath();
        file = absolute.resolveSibling(absolute.getFileName() + ".sessions");
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES) {
                Json.parseObject(Files.readAllBytes(file))
                        .entrySet()
                        .forEach(source -> Session.of(source.getValue())
                                .ifPresent(session -> sessions.put(source.getKey(), session)));
            }
        } catch (IOException | JsonFormatException damaged) {
            LOG.warn(
                    "{} cannot be read; filters that are no longer configured stay subscribed: {}",
                    file,
                    damaged.toString());
        }
    }

    /** Warns when the broker keeps a session for {@code source} under an id that is no longer used. */
    public synchronized void compare(SourceConfig source, String clientId) {
        @Nullable Session known = sessions.get(source.name());
        if (known != null && !isThatOf(known, source, clientId)) {
            LOG.warn(
                    "{}: the client id changes from {} (at {}) to {}; messages that the broker keeps for {} are not received",
                    source.name(),
                    known.clientId(),
                    known.broker(),
                    clientId,
                    known.clientId());
            sessions.remove(source.name());
            write();
        }
    }

    /** Warns once of each session that a broker keeps for a source that is no longer among {@code configured}. */
    public synchronized void tellAbandoned(Set<String> configured) {
        sessions.forEach((name, session) -> {
            if (!configured.contains(name) && reported.add(name)) {
                LOG.warn(
                        "{}: no longer configured, but {} may keep messages for its client id {}",
                        name,
                        session.broker(),
                        session.clientId());
            }
        });
    }

    /** The filters that the broker may still have but that are no longer configured. */
    synchronized List<String> obsolete(SourceConfig source, String clientId) {
        @Nullable Session known = sessions.get(source.name());
        if (known == null || !isThatOf(known, source, clientId)) {
            return List.of();
        }
        List<String> obsolete = new ArrayList<>(known.filters());
        obsolete.removeAll(Set.copyOf(source.topics()));
        return obsolete;
    }

    /** Notes filters about to be subscribed, together with the obsolete ones, in case the process ends in between. */
    synchronized void subscribing(SourceConfig source, String clientId) {
        Set<String> all = new LinkedHashSet<>(obsolete(source, clientId));
        all.addAll(source.topics());
        put(source, clientId, List.copyOf(all));
    }

    /** Notes that exactly these filters are subscribed. */
    synchronized void subscribed(SourceConfig source, String clientId) {
        put(source, clientId, source.topics());
    }

    private static boolean isThatOf(Session known, SourceConfig source, String clientId) {
        return source.session().persistent()
                && known.clientId().equals(clientId)
                && known.broker().equals(source.broker().toServerUri());
    }

    private void put(SourceConfig source, String clientId, List<String> filters) {
        Session now = new Session(source.broker().toServerUri(), clientId, filters);
        if (!now.equals(sessions.put(source.name(), now)) || failing) {
            write();
        }
    }

    private void write() {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            // A leftover file or a planted link is replaced and never written through.
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, OwnerOnly.attributes(temporary));
            Files.write(
                    temporary,
                    new Gson().toJson(sessions).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            failing = false;
        } catch (IOException failure) {
            if (!failing) {
                LOG.warn(
                        "{} cannot be written; filters removed later may stay subscribed: {}",
                        file,
                        failure.toString());
            }
            failing = true;
        }
    }
}
