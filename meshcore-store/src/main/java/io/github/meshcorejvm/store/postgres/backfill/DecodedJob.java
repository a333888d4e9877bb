package io.github.meshcorejvm.store.postgres.backfill;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.postgres.jdbc.CountedEdges;
import io.github.meshcorejvm.store.rows.DecodedText;
import io.github.meshcorejvm.store.rows.Frames;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes each packet again with the current decoder and keys. */
final class DecodedJob implements Job<DecodedJob.Change> {

    private static final String FIND = """
            SELECT id, raw_hex, decoded_json, channel_hash,
              CASE WHEN payload_type = 4 THEN coalesce(from_pubkey, '') END
            FROM transmissions WHERE id BETWEEN ? AND ? ORDER BY id""";
    private static final String UPDATE = """
            UPDATE transmissions t SET decoded_json = v.after, channel_hash = coalesce(v.channel_hash, t.channel_hash),
              from_pubkey = coalesce(nullif(t.from_pubkey, ''), v.from_pubkey, t.from_pubkey)
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
              v (id, before, after, channel_hash, from_pubkey)
            WHERE t.id = v.id AND t.decoded_json IS NOT DISTINCT FROM v.before""";
    private static final String FORGET = CountedEdges.forget("SELECT min(o.id) AS id FROM unnest(?::bigint[]) u (id)"
            + " JOIN observations o ON o.transmission_id = u.id");

    private final Connection connection;
    private final InterpreterSettings settings;

    DecodedJob(Connection connection, InterpreterSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** The values that a row should have. */
    record Change(long id, DecodedText text) {}

    @Override
    public String table() {
        return "transmissions";
    }

    @Override
    public long id(Change change) {
        return change.id();
    }

    @Override
    public Found<Change> find(long low, long high) throws SQLException {
        Found<Change> found = new Found<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setLong(1, low);
            find.setLong(2, high);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    long id = rows.getLong(1);
                    Optional<Packet> packet = Frames.decode(rows.getString(2));
                    if (packet.isEmpty()) {
                        found.leave();
                        continue;
                    }
                    @Nullable String before = rows.getString(3);
                    DecodedText.of(
                                    packet.get(),
                                    new DecodedText.Stored(
                                            before,
                                            isJson(before),
                                            Optional.ofNullable(rows.getString(4)),
                                            Optional.ofNullable(rows.getString(5))),
                                    settings)
                            .ifPresent(text -> found.add(new Change(id, text)));
                }
            }
        }
        return found;
    }

    /** Whether a text is standard JSON; the server can check this only from version 16 on. */
    private static boolean isJson(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.setStrictness(Strictness.STRICT);
            json.skipValue();
            return json.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException invalid) {
            return false;
        }
    }

    @Override
    public long apply(List<Change> changes) throws SQLException {
        forgetEdges(
                changes.stream().filter(change -> change.text().isSenderNew()).toList());
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setArray(1, ids(changes));
            update.setArray(
                    2,
                    texts(changes.stream().map(change -> change.text().before()).toArray()));
            update.setArray(
                    3,
                    texts(changes.stream().map(change -> change.text().after()).toArray()));
            update.setArray(
                    4,
                    texts(changes.stream()
                            .map(change -> change.text().channelHash().orElse(null))
                            .toArray()));
            update.setArray(
                    5,
                    texts(changes.stream()
                            .map(change -> change.text().fromPubkey().orElse(null))
                            .toArray()));
            return update.executeUpdate();
        }
    }

    /** The neighbor graph has counted the adverts as those of other nodes, or of none. */
    private void forgetEdges(List<Change> changes) throws SQLException {
        if (!changes.isEmpty()) {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setArray(1, ids(changes));
                forget.executeUpdate();
            }
        }
    }

    private java.sql.Array ids(List<Change> changes) throws SQLException {
        return connection.createArrayOf(
                "bigint", changes.stream().map(Change::id).toArray());
    }

    private java.sql.Array texts(@Nullable Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
