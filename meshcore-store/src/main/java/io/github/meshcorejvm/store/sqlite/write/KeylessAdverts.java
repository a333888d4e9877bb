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
import org.jspecify.annotations.Nullable;

/**
 * The adverts that an older program stored without {@code from_pubkey}, until a backfill has set it: their sender is in the JSON
 * only, which no index finds. They are read once, when the first node is looked up, into a temporary table. Not thread-safe.
 */
final class KeylessAdverts implements AutoCloseable {

    /** On disk: strangers control the number of adverts. */
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
    private @Nullable PreparedStatement select;

    KeylessAdverts(Connection connection) {
        this.connection = connection;
    }

    /** The newest one of a node that is not later than a time. */
    Optional<NewestAdverts.Newest> newest(String publicKey, long latest) throws SQLException {
        if (!isRead) {
            read();
            isRead = true;
        }
        PreparedStatement found = select;
        if (found == null) {
            return Optional.empty();
        }
        found.setString(1, publicKey);
        found.setLong(2, latest);
        try (ResultSet row = found.executeQuery()) {
            return row.next()
                    ? Optional.of(new NewestAdverts.Newest(row.getLong(1), row.getLong(2)))
                    : Optional.empty();
        }
    }

    private void read() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute(
                    "CREATE TABLE " + TABLE + " (sender TEXT, id INTEGER, PRIMARY KEY (sender, id)) WITHOUT ROWID");
            int adverts;
            try (PreparedStatement fill = connection.prepareStatement(FILL)) {
                fill.setLong(1, CheckedRows.last(connection, CheckedRows.backfill(Backfill.FROM_PUBKEY)));
                adverts = fill.executeUpdate();
            }
            if (adverts == 0) {
                statement.execute("DROP TABLE " + TABLE);
            } else {
                select = connection.prepareStatement(SELECT);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (select != null) {
            select.close();
        }
    }
}
