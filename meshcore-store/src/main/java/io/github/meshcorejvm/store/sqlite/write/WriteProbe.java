package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Finds out whether a database that rejected every item of a batch rejects everything, for example by a trigger, a constraint
 * or a unique index of another program: writes the newest packet again, under another hash, and rolls back. If a packet that
 * was accepted before is now rejected, the items are not to blame.
 */
final class WriteProbe {

    private static final String NEWEST = "(SELECT max(id) FROM observations)";

    private static final String TRANSMISSION = "INSERT INTO transmissions (raw_hex, hash, first_seen, route_type,"
            + " payload_type, payload_version, decoded_json, channel_hash, from_pubkey, scope_name, last_seen)"
            + " SELECT raw_hex, lower(hex(randomblob(8))), first_seen, route_type, payload_type, payload_version,"
            + " decoded_json, channel_hash, from_pubkey, scope_name, ?1 FROM transmissions"
            + " WHERE id = (SELECT transmission_id FROM observations WHERE id = " + NEWEST + ")";

    private static final String OBSERVATION = "INSERT INTO observations (transmission_id, observer_idx, direction, snr,"
            + " rssi, score, path_json, timestamp, raw_hex)"
            + " SELECT last_insert_rowid(), observer_idx, direction, snr, rssi, score, path_json, ?1, raw_hex"
            + " FROM observations WHERE id = " + NEWEST;

    private WriteProbe() {}

    /**
     * Why the database rejects a packet that it accepted before; empty if it accepts it, or if there is no packet yet.
     *
     * @param now in epoch seconds
     */
    static Optional<String> refusal(Connection connection, long now) throws SQLException {
        try (Transaction transaction = Transaction.writing(connection)) {
            transaction.begin();
            // Never committed; the ids that it used are free again.
            Exception undone = new SQLException("taken back");
            try {
                return isEmpty(connection) ? Optional.empty() : refusalOfNewest(connection, now);
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

    private static Optional<String> refusalOfNewest(Connection connection, long now) throws SQLException {
        for (String insert : new String[] {TRANSMISSION, OBSERVATION}) {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setLong(1, now);
                if (statement.executeUpdate() == 0) {
                    return Optional.of("a trigger discards new rows");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM observations LIMIT 1")) {
            return !row.next();
        }
    }
}
