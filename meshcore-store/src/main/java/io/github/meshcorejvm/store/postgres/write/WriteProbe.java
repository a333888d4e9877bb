package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether a database that rejected a whole batch rejects all packets, for example because of a trigger or a constraint of
 * another program: inserts recent packets again under random hashes, inside the transaction of the batch, and rolls back. If
 * there is only one observer and payload type, a rule for just that one looks the same.
 */
final class WriteProbe {

    /** The newest observation of each observer and payload type, those of the last 10,000. */
    private static final String CANDIDATES = """
            SELECT max(o.id) AS newest FROM observations o JOIN transmissions t ON t.id = o.transmission_id
            WHERE o.id > (SELECT max(id) FROM observations) - 10000
            GROUP BY o.observer_idx, t.payload_type ORDER BY newest DESC LIMIT 16""";

    private static final String INSERT = """
            WITH old AS (SELECT * FROM observations WHERE id = ?), copied AS (
              INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type, payload_version,
                decoded_json, channel_hash, from_pubkey, scope_name, last_seen)
              SELECT raw_hex, md5(random()::text), first_seen, route_type, payload_type, payload_version, decoded_json,
                channel_hash, from_pubkey, scope_name, last_seen
              FROM transmissions WHERE id = (SELECT transmission_id FROM old)
              RETURNING id)
            INSERT INTO observations (transmission_id, observer_idx, direction, snr, rssi, score, path_json, timestamp,
              raw_hex)
            SELECT copied.id, observer_idx, direction, snr, rssi, score, path_json, timestamp, raw_hex FROM old, copied""";

    private WriteProbe() {}

    /** Why the database rejects all of several packets that it accepted before; empty if it accepts one, or has none. */
    static Optional<String> refusal(Connection connection) throws SQLException {
        Optional<String> refusal = Optional.empty();
        for (long observation : candidates(connection)) {
            refusal = refusalOf(connection, observation);
            if (refusal.isEmpty()) {
                return refusal;
            }
        }
        return refusal;
    }

    private static List<Long> candidates(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CANDIDATES)) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }

    private static Optional<String> refusalOf(Connection connection, long observation) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, observation);
            return insert.executeUpdate() == 0 ? Optional.of("a trigger discards new rows") : Optional.empty();
        } catch (SQLException refused) {
            if (PostgresFailure.isFaultOfRecord(refused)) {
                return Optional.of(String.valueOf(refused.getMessage()));
            }
            throw refused;
        } finally {
            connection.rollback(savepoint);
        }
    }
}
