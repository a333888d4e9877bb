package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The key of the node that sent an advert; {@code ''} if the advert has none, so that it is not searched again. */
final class FromPubkeyJob extends ColumnJob<String> {

    private static final String FIND = """
            SELECT id, CASE WHEN json_valid(decoded_json) AND json_type(decoded_json, '$.pubKey') = 'text'
              THEN lower(decoded_json ->> '$.pubKey') ELSE '' END
            FROM transmissions NOT INDEXED WHERE id BETWEEN ? AND ? AND payload_type = 4 AND from_pubkey IS NULL ORDER BY id""";
    private static final String UPDATE =
            "UPDATE transmissions SET from_pubkey = ? WHERE id = ? AND from_pubkey IS NULL";

    FromPubkeyJob(Connection connection) throws SQLException {
        super(connection, "transmissions", FIND, UPDATE);
    }

    /** This program, too, stores adverts without a key: those that are cut short. */
    @Override
    public boolean fills(String key) {
        return !key.isEmpty();
    }

    @Override
    Optional<String> value(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString(2));
    }
}
