package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedAdverts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Finds adverts among the packets that are at least as late as a time. What is received now is later than nearly all of the file,
 * so that these are few, while a node can have thousands of adverts. Not thread-safe.
 */
final class LateAdverts implements AutoCloseable {

    /** To read more of them takes longer than to read the adverts of a node. */
    static final int FEW = 100;

    private static final String INDEX = """
            SELECT 1 FROM pragma_index_list('transmissions') WHERE name = 'idx_transmissions_first_seen'""";

    /** Times in the form that SQLite itself writes have a blank instead of the T, and sort before the others of their day. */
    private static final String LATE = "(first_seen >= ?1 OR first_seen >= ?2 AND first_seen < ?3)";

    static final String COUNT = String.format(
            Locale.ROOT, "SELECT count(*) FROM (SELECT 1 FROM transmissions WHERE %s LIMIT %d)", LATE, FEW + 1);

    static final String SELECT = String.format(Locale.ROOT, """
            SELECT id, unixepoch(first_seen) AS seen FROM transmissions
            WHERE %s AND +from_pubkey = ?4 AND +payload_type = 4 AND seen <= ?5 AND %s
            ORDER BY seen DESC, id DESC LIMIT 1""", LATE, CountedAdverts.GENUINE);

    private final Connection connection;
    private final PreparedStatement count;
    private final PreparedStatement select;
    private boolean indexed;

    LateAdverts(Connection connection) throws SQLException {
        this.connection = connection;
        count = connection.prepareStatement(COUNT);
        select = connection.prepareStatement(SELECT);
        forget();
    }

    /** Whether at most {@value #FEW} packets are at least as late as a time; false where no index tells. */
    boolean areFew(long time) throws SQLException {
        if (!indexed) {
            return false;
        }
        bind(count, time);
        try (ResultSet row = count.executeQuery()) {
            return row.next() && row.getInt(1) <= FEW;
        }
    }

    /** The newest advert of a node, if it is neither earlier than a time nor later than another one. */
    NewestAdverts.Newest newest(String publicKey, long time, long latest) throws SQLException {
        bind(select, time);
        select.setString(4, publicKey);
        select.setLong(5, latest);
        try (ResultSet row = select.executeQuery()) {
            return NewestAdverts.Newest.of(row);
        }
    }

    private static void bind(PreparedStatement statement, long time) throws SQLException {
        // Without the zone, which is absent from some times in the field, or preceded by a fraction.
        String seconds = IsoTime.format(time).replace("Z", "");
        statement.setString(1, seconds);
        statement.setString(2, seconds.replace('T', ' '));
        statement.setString(3, seconds.substring(0, seconds.indexOf('T') + 1));
    }

    /** Checks again for the index: on big files it is built in the background during ingest. */
    void forget() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet index = statement.executeQuery(INDEX)) {
            indexed = index.next();
        }
    }

    @Override
    public void close() throws SQLException {
        try (count) {
            select.close();
        }
    }
}
