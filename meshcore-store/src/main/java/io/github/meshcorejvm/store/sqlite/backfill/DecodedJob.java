package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.rows.DecodedText;
import io.github.meshcorejvm.store.rows.Frames;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Decodes each packet again with the current decoder and keys. */
final class DecodedJob implements Job<DecodedText> {

    private static final String FIND = """
            SELECT id, raw_hex, decoded_json, channel_hash, json_valid(decoded_json),
              CASE WHEN payload_type = 4 THEN ifnull(from_pubkey, '') END
            FROM transmissions WHERE id BETWEEN ? AND ? ORDER BY id""";
    private static final String UPDATE = """
            UPDATE transmissions SET decoded_json = ?1, channel_hash = coalesce(?2, channel_hash)
            WHERE id = ?3 AND decoded_json IS ?4""";
    /** A statement of its own: setting the column rewrites its index, and most rows have it. */
    private static final String SET_SENDER =
            "UPDATE transmissions SET from_pubkey = ?1 WHERE id = ?2 AND ifnull(from_pubkey, '') = ''";

    private final PreparedStatement find;
    private final PreparedStatement update;
    private final PreparedStatement setSender;
    private final CountedEdges edges;
    private final InterpreterSettings settings;

    DecodedJob(Connection connection, InterpreterSettings settings) throws SQLException {
        this.settings = settings;
        find = connection.prepareStatement(FIND);
        update = connection.prepareStatement(UPDATE);
        setSender = connection.prepareStatement(SET_SENDER);
        edges = new CountedEdges(connection);
    }

    @Override
    public String table() {
        return "transmissions";
    }

    @Override
    public void find(long low, long high, Found<DecodedText> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<Packet> packet = Frames.decode(rows.getString(2));
                if (packet.isEmpty()) {
                    found.leave();
                } else {
                    Optional<DecodedText> text = DecodedText.of(
                            packet.get(),
                            new DecodedText.Stored(
                                    rows.getString(3),
                                    rows.getBoolean(5),
                                    Optional.ofNullable(rows.getString(4)),
                                    Optional.ofNullable(rows.getString(6))),
                            settings);
                    if (text.isPresent()) {
                        found.add(rows.getLong(1), text.get());
                    }
                }
            }
        }
    }

    @Override
    public Effect apply(long id, DecodedText text, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setString(1, text.after());
        Bind.text(update, 2, text.channelHash());
        update.setLong(3, id);
        update.setString(4, text.before());
        if (update.executeUpdate() == 0) {
            return Effect.GONE;
        }
        if (text.fromPubkey().isPresent()) {
            setSender.setString(1, text.fromPubkey().get());
            setSender.setLong(2, id);
            setSender.executeUpdate();
        }
        if (text.isSenderNew()) {
            edges.forgetObservationsOf(id);
        }
        return Effect.CHANGED;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        update.close();
        setSender.close();
        edges.close();
    }
}
