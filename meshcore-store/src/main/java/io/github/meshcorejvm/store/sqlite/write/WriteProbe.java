package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether a database that rejected a whole batch rejects all packets, for example because of a trigger or a constraint of
 * another program: inserts recent packets again under random hashes and rolls back. If there is only one observer and payload
 * type, a rule for just that one looks the same.
 */
final class WriteProbe {

    /** The newest observation of each observer and payload type, those of the last 10,000. */
    private static final String CANDIDATES = "SELECT max(o.id) AS newest FROM observations o"
            + " JOIN transmissions t ON t.id = o.transmission_id"
            + " WHERE o.id > (SELECT max(id) FROM observations) - 10000"
            + " GROUP BY o.observer_idx, t.payload_type ORDER BY newest DESC LIMIT 16";

    private static final String TRANSMISSION = "INSERT INTO transmissions (raw_hex, hash, first_seen, route_type,"
            + " payload_type, payload_version, decoded_json, channel_hash, from_pubkey, scope_name, last_seen)"
            + " SELECT raw_hex, lower(hex(randomblob(8))), first_seen, route_type, payload_type, payload_version,"
            + " decoded_json, channel_hash, from_pubkey, scope_name, ?1 FROM transmissions"
            + " WHERE id = (SELECT transmission_id FROM observations WHERE id = ?2)";

    private static final String OBSERVATION = "INSERT INTO observations (transmission_id, observer_idx, direction, snr,"
            + " rssi, score, path_json, timestamp, raw_hex)"
            + " SELECT last_insert_rowid(), observer_idx, direction, snr, rssi, score, path_json, ?1, raw_hex"
            + " FROM observations WHERE id = ?2";

    private WriteProbe() {}

    /**
     * Why the database rejects all of several packets that it accepted before; empty if it accepts one, or has none.
     *
     * @param now in epoch seconds
     */
    static Optional<String> refusal(Connection connection, long now) throws SQLException {
        Optional<String> refusal = Optional.empty();
        for (long observation : candidates(connection)) {
            refusal = refusalOf(connection, observation, now);
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

    private static Optional<String> refusalOf(Connection connection, long observation, long now) throws SQLException {
        try (Transaction transaction = Transaction.writing(connection)) {
            transaction.begin();
            // Never committed; the ids that it used are free again.
            Exception undone = new SQLException("rolled back");
            try {
                return insertAgain(connection, observation, now);
            } catch (SQLException refused) {
                if (ItemFault.isBehind(refused)) {
                    return Optional.of(String.valueOf(refused.getMessage()));
                }
                throw refused;
            } finally {
                transaction.rollback(undone);
            }
        }
    }

    private static Optional<String> insertAgain(Connection connection, long observation, long now) throws SQLException {
        for (String insert : new String[] {TRANSMISSION, OBSERVATION}) {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setLong(1, now);
                statement.setLong(2, observation);
                if (statement.executeUpdate() == 0) {
                    return Optional.of("a trigger discards new rows");
                }
            }
        }
        return Optional.empty();
    }
}
