package io.github.meshcorejvm.cli.mqtt;

import com.google.gson.Gson;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client ids and filters of the persistent sessions at brokers, which MQTT has no way to query. Kept in a file, so that
 * what is no longer configured can be unsubscribed at the next start. Safe for use by multiple threads.
 */
public final class KnownSessions {

    private static final Logger LOG = LoggerFactory.getLogger(KnownSessions.class);
    private static final Gson GSON = new Gson();
    private static final long MAX_BYTES = 16 << 20;
    /** Of those that no source uses any longer; the oldest are forgotten. */
    private static final int MAX_FORMER = 250;

    private final Path file;
    /** By broker and client id, those used last at the end. */
    private final Map<String, KnownSession> sessions = new LinkedHashMap<>();

    private Set<String> used = Set.of();
    private final Set<String> reported = new HashSet<>();
    private boolean failing;

    /**
     * Reads {@code <database>.sessions}, or another file for a further ingest on the database, which has client ids of its own.
     *
     * @param number of the ingest, from 1
     */
    public KnownSessions(Path database, int number) {
        Path absolute = database.toAbsolutePath();
        file = absolute.resolveSibling(absolute.getFileName() + ".sessions" + (number == 1 ? "" : "-" + number));
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES) {
                Json.parseObject(Files.readAllBytes(file))
                        .entrySet()
                        .forEach(written -> KnownSession.of(written.getKey(), written.getValue())
                                .ifPresent(session -> sessions.put(session.key(), session)));
            }
        } catch (IOException | JsonFormatException damaged) {
            LOG.warn(
                    "{} cannot be read; filters that are no longer configured stay subscribed: {}",
                    file,
                    damaged.toString());
        }
    }

    /** Identifies the session that a broker keeps for {@code source}; empty if it keeps none. */
    private static Optional<String> key(SourceConfig source, String clientId) {
        return source.session().persistent()
                ? Optional.of(KnownSession.key(source.broker().toServerUri(), clientId))
                : Optional.empty();
    }

    /** Warns once of each session that none of {@code configured} uses any longer. */
    synchronized void compare(List<IdentifiedSource> configured) {
        Map<String, String> idsByName = new HashMap<>();
        Set<String> now = new HashSet<>();
        for (IdentifiedSource source : configured) {
            idsByName.put(source.config().name(), source.clientId());
            key(source.config(), source.clientId()).ifPresent(now::add);
        }
        used = now;
        boolean changed = false;
        for (KnownSession session : List.copyOf(sessions.values())) {
            if (used.contains(session.key()) || session.former()) {
                continue;
            }
            String clientId = idsByName.get(session.source());
            if (idsByName.containsValue(session.clientId())) {
                // Reached by another address, or ended by connecting without a session: nothing is kept for another id.
                sessions.put(session.key(), session.asFormer());
                changed = true;
            } else if (clientId != null) {
                LOG.warn(
                        "{}: the client id changes from {} (at {}) to {}; messages that the broker keeps for {} are not"
                                + " received",
                        session.source(),
                        session.clientId(),
                        session.broker(),
                        clientId,
                        session.clientId());
                sessions.put(session.key(), session.asFormer());
                changed = true;
            } else if (reported.add(session.key())) {
                LOG.warn(
                        "{}: no longer configured, but {} may keep messages for its client id {}",
                        session.source(),
                        session.broker(),
                        session.clientId());
            }
        }
        if (changed) {
            write();
        }
    }

    /** Warns of sessions that wait for the next ingest of this {@code number}, the one that wrote them having ended. */
    public synchronized void reportLeft(int number) {
        for (KnownSession session : sessions.values()) {
            if (!session.former()) {
                LOG.warn(
                        "{}: {} may keep messages for {}, the client id of ingest number {}, which has ended; start one more"
                                + " ingest to receive them",
                        session.source(),
                        session.broker(),
                        session.clientId(),
                        number);
            }
        }
    }

    /** The filters that the broker may still have but that are no longer configured. */
    synchronized List<String> obsolete(SourceConfig source, String clientId) {
        List<String> obsolete = new ArrayList<>(filters(source, clientId));
        obsolete.removeAll(Set.copyOf(source.topics()));
        return obsolete;
    }

    /**
     * When a client id comes to another address of a broker, or back to one, the session there may be one that was subscribed by
     * the other address.
     */
    private Set<String> filters(SourceConfig source, String clientId) {
        Optional<String> own = key(source, clientId);
        if (own.isEmpty()) {
            return Set.of();
        }
        @Nullable KnownSession known = sessions.get(own.get());
        Set<String> filters = new LinkedHashSet<>(known == null ? List.of() : known.filters());
        if (known == null || known.former()) {
            for (KnownSession other : sessions.values()) {
                if (other.clientId().equals(clientId) && !used.contains(other.key())) {
                    filters.addAll(other.filters());
                }
            }
        }
        return filters;
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

    /** Notes that the broker has nothing subscribed for this client id: all was unsubscribed, or its session has ended. */
    synchronized void ended(SourceConfig source, String clientId) {
        if (sessions.remove(KnownSession.key(source.broker().toServerUri(), clientId)) != null) {
            write();
        }
    }

    /** Writes the file again if it was deleted or moved away while the program runs, but not with its folder. */
    synchronized void restore() {
        if (!sessions.isEmpty() && Files.notExists(file) && Files.isDirectory(file.resolveSibling(""))) {
            write();
        }
    }

    private void put(SourceConfig source, String clientId, List<String> filters) {
        KnownSession now = new KnownSession(source.name(), source.broker().toServerUri(), clientId, filters, false);
        // As the file has them: the first comparison of records would take a part of the start.
        boolean same = GSON.toJson(now).equals(GSON.toJson(sessions.remove(now.key())));
        sessions.put(now.key(), now);
        if (!same || failing) {
            write();
        }
    }

    /** Forgets the oldest of those that are not used. */
    private void bound() {
        int surplus = sessions.size() - used.size() - MAX_FORMER;
        Iterator<String> oldest = sessions.keySet().iterator();
        while (surplus > 0 && oldest.hasNext()) {
            if (!used.contains(oldest.next())) {
                oldest.remove();
                surplus--;
            }
        }
    }

    private void write() {
        bound();
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            // A leftover file or a planted link is replaced and never written through.
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, OwnerOnly.attributes(temporary));
            Files.write(
                    temporary,
                    GSON.toJson(sessions).getBytes(StandardCharsets.UTF_8),
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
