package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/** The rows of {@code client_receptions} and {@code client_observers}: what phones heard. Not thread-safe. */
final class ClientReceptionTable implements AutoCloseable {

    private static final String INSERT = """
            INSERT INTO client_receptions (rx_pubkey, heard_key, heard_keylen, rssi, snr, lat, lon, pos_acc_m, rx_at,
              ingested_at, src)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (rx_pubkey, heard_key, rx_at) DO NOTHING""";
    private static final String SEE = String.format(Locale.ROOT, """
            INSERT INTO client_observers (pubkey, name, last_seen) VALUES (?1, ?2, ?3)
            ON CONFLICT (pubkey) DO UPDATE SET name = coalesce(?2, name), last_seen = %s""", SqlTimes.later("last_seen", "?3", "?4"));

    private final PreparedStatement insert;
    private final PreparedStatement see;

    ClientReceptionTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        see = connection.prepareStatement(SEE);
    }

    /** Writes a reception; of several with the same phone, node and time the first is kept. */
    void put(ClientReception reception, long now) throws SQLException {
        String receivedAt = IsoTime.format(reception.stamp().receivedAt());
        insert.setString(1, reception.stamp().client());
        insert.setString(2, reception.heardKey().toHex());
        insert.setInt(3, reception.heardKey().size());
        Bind.cut(insert, 4, reception.signal().rssi());
        Bind.real(insert, 5, reception.signal().snr());
        insert.setDouble(6, reception.position().latitude());
        insert.setDouble(7, reception.position().longitude());
        Bind.real(insert, 8, reception.position().accuracyMetres());
        insert.setString(9, IsoTime.format(reception.stamp().at()));
        insert.setString(10, receivedAt);
        insert.setString(11, reception.source().text());
        insert.executeUpdate();
        see.setString(1, reception.stamp().client());
        Bind.text(see, 2, reception.name());
        see.setString(3, IsoTime.format(Math.min(reception.stamp().receivedAt().getEpochSecond(), now)));
        see.setLong(4, now);
        see.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        see.close();
    }
}
