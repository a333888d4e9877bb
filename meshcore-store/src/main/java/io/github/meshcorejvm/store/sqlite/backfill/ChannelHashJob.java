package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The channel of a group text: its name if it could be read, else {@code enc_} and its hash byte. */
final class ChannelHashJob extends ColumnJob<String> {

    /** Older programs wrote {@code public} in lower case, so filled columns may need a change too. */
    private static final String FIND = """
            SELECT id, CASE lower(text) WHEN 'public' THEN 'Public' ELSE text END FROM (
              SELECT id, CASE
                WHEN lower(channel_hash) = 'public' THEN 'Public'
                WHEN NOT json_valid(decoded_json) THEN NULL
                WHEN decoded_json ->> '$.type' = 'CHAN' THEN nullif(decoded_json ->> '$.channel', '')
                WHEN json_type(decoded_json, '$.channelHashHex') = 'text'
                  THEN 'enc_' || upper(decoded_json ->> '$.channelHashHex')
                WHEN json_type(decoded_json, '$.channelHash') = 'integer'
                  THEN printf('enc_%02X', decoded_json ->> '$.channelHash')
                END AS text
              FROM transmissions NOT INDEXED
              WHERE id BETWEEN ? AND ? AND payload_type = 5
                AND (channel_hash IS NULL OR (lower(channel_hash) = 'public' AND channel_hash <> 'Public')))
            ORDER BY id""";

    private static final String UPDATE = """
            UPDATE transmissions SET channel_hash = ?
            WHERE id = ? AND (channel_hash IS NULL OR lower(channel_hash) = 'public')""";

    ChannelHashJob(Connection connection) throws SQLException {
        super(connection, "transmissions", FIND, UPDATE);
    }

    @Override
    Optional<String> value(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString(2));
    }
}
