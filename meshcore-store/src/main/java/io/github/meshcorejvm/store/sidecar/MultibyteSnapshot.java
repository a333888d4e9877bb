package io.github.meshcorejvm.store.sidecar;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Applies {@code mbcap-snapshot/snapshot.json}: a server's findings about which nodes support hashes of several bytes. Confined
 * to one thread.
 */
public final class MultibyteSnapshot {

    private static final int MAX_BYTES = 8 << 20;

    private final Path file;
    private final Rows rows;
    private final LogOnce problems = new LogOnce();

    /**
     * A server's finding about a node.
     *
     * @param key in lower case
     * @param support 1 suspected, 2 confirmed
     * @param evidence {@code advert} or {@code path}, if the server says
     */
    public record Finding(String key, int support, Optional<String> evidence) {}

    /** Writes findings into a database. */
    @FunctionalInterface
    public interface Rows {
        /** Writes findings into nodes, or else inactive_nodes; returns how many rows have changed. */
        int write(List<Finding> findings);
    }

    /** Uses the folder {@code mbcap-snapshot} in another folder. */
    public MultibyteSnapshot(Path parent, Rows rows) {
        this.file = parent.resolve("mbcap-snapshot").resolve("snapshot.json");
        this.rows = rows;
    }

    /**
     * Writes the findings of the snapshot into nodes, or else inactive_nodes.
     *
     * @return how many rows have changed
     */
    public int take() throws IOException {
        if (Files.isSymbolicLink(file.getParent())) {
            problems.warn("mbcap-snapshot", "not read, it must be a folder and not a link");
            return 0;
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        Optional<List<Finding>> findings = read();
        if (findings.isEmpty()) {
            problems.warn(
                    "mbcap-snapshot/snapshot.json",
                    "not read, it must be a JSON object with a list entries in a" + " regular file of at most "
                            + (MAX_BYTES >> 20) + " MiB");
            return 0;
        }
        problems.clear("mbcap-snapshot/snapshot.json");
        return rows.write(findings.get());
    }

    private Optional<List<Finding>> read() throws IOException {
        try {
            Optional<String> text = BoundedFile.read(file, MAX_BYTES);
            return text.isPresent() ? findings(new JsonReader(new StringReader(text.get()))) : Optional.empty();
        } catch (MalformedJsonException | EOFException | CharacterCodingException | IllegalStateException malformed) {
            return Optional.empty();
        }
    }

    /** Read token by token: a whole snapshot may take fifty times the memory of its text. */
    private static Optional<List<Finding>> findings(JsonReader json) throws IOException {
        Optional<List<Finding>> findings = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("entries") && json.peek() == JsonToken.BEGIN_ARRAY) {
                findings = Optional.of(entries(json));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return json.peek() == JsonToken.END_DOCUMENT ? findings : Optional.empty();
    }

    private static List<Finding> entries(JsonReader json) throws IOException {
        List<Finding> findings = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.BEGIN_OBJECT) {
                finding(json).ifPresent(findings::add);
            } else {
                json.skipValue();
            }
        }
        json.endArray();
        return findings;
    }

    private static Optional<Finding> finding(JsonReader json) throws IOException {
        String key = "";
        int support = 0;
        Optional<String> evidence = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (json.peek() != JsonToken.STRING) {
                json.skipValue();
                continue;
            }
            String value = json.nextString();
            switch (name) {
                case "public_key" -> key = value.toLowerCase(Locale.ROOT);
                case "status" -> support = value.equals("confirmed") ? 2 : value.equals("suspected") ? 1 : 0;
                case "evidence" ->
                    evidence = Optional.of(value).filter(said -> said.equals("advert") || said.equals("path"));
                default -> {
                    // Other members are ignored.
                }
            }
        }
        json.endObject();
        return support == 0 || key.isEmpty() ? Optional.empty() : Optional.of(new Finding(key, support, evidence));
    }
}
