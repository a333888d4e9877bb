package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.rows.Frames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Fills in the transport codes of packets whose route has them; older programs did not store them. */
final class TransportCodesJob extends ColumnJob<String> {

    private static final String FIND = """
            SELECT id, raw_hex FROM transmissions NOT INDEXED WHERE id BETWEEN ? AND ?
              AND (code1 IS NULL OR code2 IS NULL) AND (route_type IS NULL OR route_type IN (0, 3)) ORDER BY id""";
    private static final String UPDATE = """
            UPDATE transmissions SET code1 = coalesce(code1, substr(?1, 1, 4)), code2 = coalesce(code2, substr(?1, 5, 4))
            WHERE id = ?2 AND (code1 IS NULL OR code2 IS NULL)""";

    TransportCodesJob(Connection connection) throws SQLException {
        super(connection, "transmissions", FIND, UPDATE);
    }

    @Override
    Optional<String> value(ResultSet row) throws SQLException {
        return Frames.decode(row.getString(2))
                .flatMap(Packet::transportCodes)
                .map(TransportCodes::toBytes)
                .map(codes -> codes.toUpperHex());
    }
}
