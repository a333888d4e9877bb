package io.github.meshcorejvm.store.beside;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.internal.Connections;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up {@code mbcap-snapshot/snapshot.json}: what a server found out about which nodes can have hashes of several
 * bytes. Immutable and safe for use by multiple threads, one call at a time.
 */
public final class MultibyteSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(MultibyteSnapshot.class);
    private static final int LARGEST_BYTES = 64 << 20;
    private static final int BATCH = 500;

    private final Path database;
    private final Path file;

    /** Reads from the folder beside {@code database}. */
    public MultibyteSnapshot(Path database) {
        this.database = database;
        this.file = database.toAbsolutePath().resolveSibling("mbcap-snapshot").resolve("snapshot.json");
    }

    private record Finding(String key, int support, Optional<String> evidence) {}

    /**
     * Writes into nodes, or else inactive_nodes, what the snapshot says.
     *
     * @return how many rows have changed
     */
    public int take() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        Optional<List<Finding>> findings = read();
        if (findings.isEmpty()) {
            LOG.warn("{} cannot be understood", file);
            return 0;
        }
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT)) {
            int changed = 0;
            List<Finding> all = findings.get();
            for (int from = 0; from < all.size(); from += BATCH) {
                changed += write(connection, all.subList(from, Math.min(all.size(), from + BATCH)));
            }
            return changed;
        } catch (SQLException failure) {
            throw StoreException.of("write the multibyte snapshot", failure);
        }
    }

    private Optional<List<Finding>> read() throws IOException {
        try {
            Optional<String> text = BoundedFile.read(file, LARGEST_BYTES);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            JsonElement content = JsonParser.parseString(text.get());
            if (!(content instanceof JsonObject snapshot) || !(snapshot.get("entries") instanceof JsonArray entries)) {
                return Optional.empty();
            }
            List<Finding> findings = new ArrayList<>();
            entries.forEach(entry -> finding(entry).ifPresent(findings::add));
            return Optional.of(findings);
        } catch (JsonParseException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Finding> finding(JsonElement entry) {
        if (!(entry instanceof JsonObject object)) {
            return Optional.empty();
        }
        int support = switch (text(object, "status")) {
            case "confirmed" -> 2;
            case "suspected" -> 1;
            default -> 0;
        };
        String key = text(object, "public_key").toLowerCase(Locale.ROOT);
        Optional<String> evidence =
                Optional.of(text(object, "evidence")).filter(said -> said.equals("advert") || said.equals("path"));
        return support == 0 || key.isEmpty() ? Optional.empty() : Optional.of(new Finding(key, support, evidence));
    }

    private static String text(JsonObject object, String key) {
        JsonElement value = object.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static int write(Connection connection, List<Finding> findings) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement active = connection.prepareStatement(update("nodes"));
                PreparedStatement inactive = connection.prepareStatement(update("inactive_nodes"))) {
            int changed = 0;
            for (Finding finding : findings) {
                int rows = write(active, finding);
                changed += rows > 0 ? rows : write(inactive, finding);
            }
            connection.commit();
            return changed;
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private static String update(String table) {
        return "UPDATE " + table + " SET multibyte_sup = ?, multibyte_evidence = ? WHERE public_key = ?";
    }

    private static int write(PreparedStatement update, Finding finding) throws SQLException {
        update.setInt(1, finding.support());
        if (finding.evidence().isPresent()) {
            update.setString(2, finding.evidence().get());
        } else {
            update.setNull(2, Types.VARCHAR);
        }
        update.setString(3, finding.key());
        return update.executeUpdate();
    }
}
