package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.rows.AdvertSender;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of the node that sent an advert: that in the JSON, or that in the packet where the JSON is damaged; {@code ''} if the
 * advert has none, so that it is not searched again.
 */
final class FromPubkeyJob implements Job<FromPubkeyJob.Sender> {

    private static final String FIND = """
            SELECT id, raw_hex, decoded_json,
              CASE WHEN json_valid(decoded_json) AND json_type(decoded_json, '$.pubKey') = 'text'
                THEN nullif(lower(decoded_json ->> '$.pubKey'), '') END
            FROM transmissions NOT INDEXED WHERE id BETWEEN ? AND ? AND payload_type = 4 AND from_pubkey IS NULL ORDER BY id""";
    private static final String UPDATE =
            "UPDATE transmissions SET from_pubkey = ? WHERE id = ? AND from_pubkey IS NULL";

    private final PreparedStatement find;
    private final PreparedStatement update;
    private final CountedEdges edges;

    FromPubkeyJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        update = connection.prepareStatement(UPDATE);
        edges = new CountedEdges(connection);
    }

    /**
     * The sender of an advert.
     *
     * @param key {@code ''} if there is none
     * @param isNew whether the neighbor graph did not know it without the column
     */
    record Sender(String key, boolean isNew) {

        static Sender of(@Nullable String inJson, @Nullable String rawHex, @Nullable String json) {
            Optional<String> key = Optional.ofNullable(inJson).or(() -> AdvertSender.of(rawHex));
            return new Sender(key.orElse(""), key.isPresent() && AdvertSender.isNew(json, key));
        }
    }

    @Override
    public String table() {
        return "transmissions";
    }

    @Override
    public void find(long low, long high, Found<Sender> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1), Sender.of(rows.getString(4), rows.getString(2), rows.getString(3)));
            }
        }
    }

    /** This program, too, stores adverts without a key: those that are cut short. */
    @Override
    public boolean fills(Sender sender) {
        return !sender.key().isEmpty();
    }

    @Override
    public Effect apply(long id, Sender sender, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setString(1, sender.key());
        update.setLong(2, id);
        if (update.executeUpdate() == 0) {
            return Effect.GONE;
        }
        if (sender.isNew()) {
            edges.forgetObservationsOf(id);
        }
        return Effect.CHANGED;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        update.close();
        edges.close();
    }
}
