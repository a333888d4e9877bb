package io.github.meshcorejvm.store.sqlite.backfill;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.json.DecodedJson;
import io.github.meshcorejvm.store.json.PacketReading;
import io.github.meshcorejvm.store.sqlite.fold.Frames;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each packet says, read again with today's decoder and keys. A message that was opened once, with a key that is gone
 * today, stays open.
 */
final class DecodedJob implements Job<DecodedJob.Text> {

    private static final String FIND = """
            SELECT id, raw_hex, decoded_json, channel_hash, json_valid(decoded_json) FROM transmissions
            WHERE id BETWEEN ? AND ? ORDER BY id""";
    private static final String UPDATE = """
            UPDATE transmissions SET decoded_json = ?1, channel_hash = coalesce(?2, channel_hash)
            WHERE id = ?3 AND decoded_json IS ?4""";

    private final PreparedStatement find;
    private final PreparedStatement update;
    private final InterpreterSettings settings;

    DecodedJob(Connection connection, InterpreterSettings settings) throws SQLException {
        this.settings = settings;
        find = connection.prepareStatement(FIND);
        update = connection.prepareStatement(UPDATE);
    }

    /** What a row says, and what it was found to say. */
    record Text(@Nullable String before, String after, Optional<String> channelHash) {}

    @Override
    public String table() {
        return "transmissions";
    }

    @Override
    public void find(long low, long high, Found<Text> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<Packet> packet = Frames.decode(rows.getString(2));
                if (packet.isEmpty()) {
                    found.leave();
                } else {
                    @Nullable String before = rows.getString(3);
                    Optional<JsonElement> known = rows.getBoolean(5) ? parse(before) : Optional.empty();
                    Optional<Text> text = read(packet.get(), before, known, Optional.ofNullable(rows.getString(4)));
                    if (text.isPresent()) {
                        found.add(rows.getLong(1), text.get());
                    }
                }
            }
        }
    }

    private Optional<Text> read(
            Packet packet, @Nullable String before, Optional<JsonElement> known, Optional<String> channelHash) {
        PacketReading reading = PacketReading.of(packet, settings.keyring(), settings.verifier());
        JsonObject after = DecodedJson.of(reading);
        if (reading.payload() instanceof GroupPayload
                && known.filter(DecodedJob::isOpen).isPresent()
                && !isOpen(after)) {
            return Optional.empty();
        }
        Optional<String> channel = PacketInterpreter.channelHash(reading);
        if (known.isPresent() && known.get().equals(after) && (channel.isEmpty() || channel.equals(channelHash))) {
            return Optional.empty();
        }
        return Optional.of(new Text(before, after.toString(), channel));
    }

    /** Whether a key opened a group packet: only then its channel has a name. */
    private static boolean isOpen(JsonElement json) {
        return json instanceof JsonObject object && object.has("channel");
    }

    /** Gson takes more for JSON than SQLite does; so this is asked only for what SQLite takes for it. */
    private static Optional<JsonElement> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parseString(text)).filter(JsonElement::isJsonObject);
        } catch (JsonParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Effect apply(long id, Text text, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setString(1, text.after());
        Bind.text(update, 2, text.channelHash());
        update.setLong(3, id);
        update.setString(4, text.before());
        return update.executeUpdate() > 0 ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        update.close();
    }
}
