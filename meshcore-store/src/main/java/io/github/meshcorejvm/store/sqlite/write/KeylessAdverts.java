package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedAdverts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * The adverts that an older program stored without {@code from_pubkey}, until a backfill has set it: their sender is in the JSON
 * only, which no index finds. They are read once per connection, before its first batch takes the write lock, into a temporary
 * table that a rollback does not undo. Not thread-safe.
 */
final class KeylessAdverts {

    /** On disk: anybody on the air can send adverts, so that their number has no limit. */
    private static final String TABLE = "temp.meshcore_keyless_adverts";

    static final String FILL = String.format(Locale.ROOT, """
            INSERT INTO %s SELECT %s AS sender, id FROM transmissions
            WHERE payload_type = 4 AND id > ? AND +from_pubkey IS NULL AND sender IS NOT NULL AND %s""", TABLE, CountedAdverts.SENDER, CountedAdverts.GENUINE);

    /** Their times may have changed since. */
    private static final String SELECT = """
            SELECT t.id, unixepoch(t.first_seen) AS seen
            FROM temp.meshcore_keyless_adverts k CROSS JOIN transmissions t ON t.id = k.id
            WHERE k.sender = ? AND seen <= ? ORDER BY seen DESC, t.id DESC LIMIT 1""";

    private final Connection connection;
    private boolean isRead;
    private boolean exist;

    KeylessAdverts(Connection connection) {
        this.connection = connection;
    }

    /** The newest one of a node that is not later than a time. */
    Optional<NewestAdverts.Newest> newest(String publicKey, long latest) throws SQLException {
        if (!exist) {
            return Optional.empty();
        }
        // Prepared each time: it outlives the other statements of the writer, which are discarded after a failure.
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, publicKey);
            select.setLong(2, latest);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new NewestAdverts.Newest(row.getLong(1), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** Reads them if that was not done before. Outside of transactions: it may take seconds. */
    void readOnce() throws SQLException {
        if (!isRead) {
            exist = read() > 0;
            isRead = true;
        }
    }

    private int read() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (sender TEXT, id INTEGER, PRIMARY KEY (sender, id)) WITHOUT ROWID");
            try (PreparedStatement fill = connection.prepareStatement(FILL)) {
                fill.setLong(
                        1, CheckedRows.last(connection, CheckedRows.backfill(Backfill.FROM_PUBKEY), "transmissions"));
                return fill.executeUpdate();
            }
        }
    }
}
