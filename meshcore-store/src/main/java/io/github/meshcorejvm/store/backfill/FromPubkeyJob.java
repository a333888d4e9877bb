package io.github.meshcorejvm.store.backfill;

import java.sql.Connection;
import java.sql.SQLException;

/** The key of the node that sent an advert; {@code ''} when the advert names none, so that nobody looks again. */
final class FromPubkeyJob extends TextColumnJob {

    private static final String FIND = """
            SELECT id, CASE WHEN json_valid(decoded_json) AND json_type(decoded_json, '$.pubKey') = 'text'
              THEN lower(decoded_json ->> '$.pubKey') ELSE '' END
            FROM transmissions NOT INDEXED WHERE id BETWEEN ? AND ? AND payload_type = 4 AND from_pubkey IS NULL ORDER BY id""";
    private static final String UPDATE =
            "UPDATE transmissions SET from_pubkey = ? WHERE id = ? AND from_pubkey IS NULL";

    FromPubkeyJob(Connection connection) throws SQLException {
        super(connection, "transmissions", FIND, UPDATE);
    }
}
