package io.github.meshcorejvm.store.sidecar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.internal.IsoTime;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests in {@code prune-requests/}: deletes only the nodes that {@code request-<id>.json} names, and writes the
 * answer to {@code result-<id>.json}. Confined to one thread.
 */
public final class PruneRequests {

    private static final Logger LOG = LoggerFactory.getLogger(PruneRequests.class);
    private static final Pattern REQUEST = Pattern.compile("request-([0-9a-fA-F]{1,64})\\.json");
    private static final Pattern RESULT = Pattern.compile("result-[0-9a-fA-F]{1,64}\\.json");
    private static final Duration RESULTS_KEPT = Duration.ofDays(30);
    /** Some 15,000 keys; parsed JSON takes at most some fifty times as much memory. */
    private static final int MAX_BYTES = 1 << 20;

    /** The limit of files answered or removed at one check; the rest is counted. */
    private static final int MAX_LOGGED = 10;

    private final Path folder;
    private final Deletion deletion;
    private final Clock clock;
    private final LogOnce problems = new LogOnce();
    private int removed;
    private int answered;

    /** Deletes nodes from a database. */
    @FunctionalInterface
    public interface Deletion {
        /**
         * Deletes the nodes with these keys.
         *
         * @return how many there were
         * @throws StoreException if the database fails
         */
        long delete(List<String> keys);
    }

    /** Serves the folder {@code prune-requests} in another folder. */
    public PruneRequests(Path parent, Deletion deletion, Clock clock) {
        this.folder = parent.resolve("prune-requests");
        this.deletion = deletion;
        this.clock = clock;
    }

    /**
     * Answers the waiting requests; a missing folder has none.
     *
     * @return how many requests were answered
     */
    public int serve() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                problems.warn("prune-requests", "not served, it must be a folder and not a link");
            }
            return 0;
        }
        int served = 0;
        removed = 0;
        answered = 0;
        // Read entry by entry: the folder may have any number.
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path file : entries) {
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
                served += serveAlone(file) ? 1 : 0;
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        if (removed > MAX_LOGGED) {
            LOG.warn("removed {} more files that were not valid requests", removed - MAX_LOGGED);
        }
        if (answered > MAX_LOGGED) {
            LOG.info("answered {} more prune requests", answered - MAX_LOGGED);
        }
        return served;
    }

    /** A problem with one entry must not stop the next ones. */
    private boolean serveAlone(Path file) {
        String name = "prune-requests/" + file.getFileName();
        try {
            boolean served = serveEntry(file);
            problems.clear(name);
            return served;
        } catch (StoreBusyException | StoreDamagedException ofDatabase) {
            throw ofDatabase;
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            if (Thread.currentThread().isInterrupted()) {
                // Happens when the program stops; the next start handles the entry.
                return false;
            }
            problems.warn(name, "skipped, retrying: " + failure);
            return false;
        }
    }

    private boolean serveEntry(Path file) throws IOException {
        String name = file.getFileName().toString();
        Matcher request = REQUEST.matcher(name);
        if (request.matches()) {
            return serve(file, request.group(1));
        }
        if (RESULT.matcher(name).matches() && isOld(file)) {
            Files.deleteIfExists(file);
        }
        return false;
    }

    private boolean isOld(Path file) throws IOException {
        Instant written =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        return written.isBefore(clock.instant().minus(RESULTS_KEPT));
    }

    private boolean serve(Path file, String id) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > MAX_BYTES) {
            JsonObject refusal = new JsonObject();
            refusal.addProperty("id", id);
            refusal.add("requestedAt", JsonNull.INSTANCE);
            refusal.addProperty(
                    "error",
                    "the request has " + Files.size(file) + " bytes, at most " + MAX_BYTES
                            + " are allowed: nothing is deleted, send several");
            finish(file, id, refusal, 0);
            return false;
        }
        Optional<JsonObject> request = read(file);
        if (request.isEmpty()) {
            if (++removed <= MAX_LOGGED) {
                LOG.warn("removed {}: not a valid request", file.getFileName());
            }
            Files.deleteIfExists(file);
            return false;
        }
        JsonObject result = new JsonObject();
        result.addProperty("id", id);
        JsonElement requestedAt = request.get().get("requestedAt");
        result.add("requestedAt", requestedAt == null ? JsonNull.INSTANCE : requestedAt);
        long deleted = 0;
        try {
            deleted = deletion.delete(keys(request.get().get("pubkeys")));
        } catch (StoreException failure) {
            if (failure instanceof StoreBusyException || failure instanceof StoreDamagedException) {
                // Retried next time; the request stays.
                throw failure;
            }
            result.addProperty("error", String.valueOf(failure.getMessage()));
        }
        finish(file, id, result, deleted);
        return true;
    }

    private void finish(Path request, String id, JsonObject result, long deleted) throws IOException {
        result.addProperty("completedAt", IsoTime.format(clock.instant()));
        result.addProperty("deleted", deleted);
        answer(id, result);
        Files.deleteIfExists(request);
        if (++answered > MAX_LOGGED) {
            return;
        }
        if (result.has("error")) {
            LOG.warn("prune request {} failed: {}", id, result.get("error").getAsString());
        } else {
            LOG.info("prune request {}: {} nodes deleted", id, deleted);
        }
    }

    private static Optional<JsonObject> read(Path file) throws IOException {
        try {
            Optional<String> text = BoundedFile.read(file, MAX_BYTES);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            JsonElement content = JsonParser.parseString(text.get());
            return content.isJsonObject() ? Optional.of(content.getAsJsonObject()) : Optional.empty();
        } catch (JsonParseException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static List<String> keys(JsonElement value) {
        List<String> keys = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonElement key : array) {
                if (key.isJsonPrimitive() && key.getAsJsonPrimitive().isString()) {
                    keys.add(key.getAsString());
                }
            }
        }
        return keys;
    }

    private void answer(String id, JsonObject result) throws IOException {
        Path file = folder.resolve("result-" + id + ".json");
        Path temporary = folder.resolve("result-" + id + ".json.tmp");
        // A leftover file or a planted link is replaced and never written through.
        Files.deleteIfExists(temporary);
        Files.writeString(temporary, result.toString(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
