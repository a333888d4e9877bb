package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.RfSample;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The rows of {@code client_rf_samples}: readings of phones' radios. Not thread-safe. */
final class RfSampleTable implements AutoCloseable {

    private static final String INSERT = """
            INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, pos_acc_m, stationary,
              uptime_secs, battery_mv, queue_len, errors, noise_floor, last_rssi, last_snr, tx_air_secs, rx_air_secs,
              recv, sent, flood_rx, direct_rx, flood_tx, direct_tx, recv_errors)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (rx_pubkey, sampled_at) DO NOTHING""";

    private final PreparedStatement insert;

    RfSampleTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    /** Writes a sample; of several with the same phone and time the first is kept. */
    void put(RfSample sample) throws SQLException {
        RfSample.State state = sample.state();
        RfSample.Counters counters = sample.counters();
        insert.setString(1, sample.stamp().client());
        insert.setString(2, IsoTime.formatMillis(sample.stamp().at()));
        insert.setString(3, IsoTime.format(sample.stamp().receivedAt()));
        insert.setDouble(4, sample.position().latitude());
        insert.setDouble(5, sample.position().longitude());
        Bind.real(insert, 6, sample.position().accuracyMetres());
        insert.setInt(7, sample.stationary() ? 1 : 0);
        insert.setLong(8, state.uptimeSeconds());
        Bind.integer(insert, 9, state.batteryMillivolts());
        Bind.integer(insert, 10, state.queueLength());
        Bind.integer(insert, 11, state.errors());
        Bind.integer(insert, 12, state.noiseFloor());
        Bind.integer(insert, 13, state.lastRssi());
        Bind.real(insert, 14, state.lastSnr());
        Bind.integer(insert, 15, counters.txAirSeconds());
        Bind.integer(insert, 16, counters.rxAirSeconds());
        Bind.integer(insert, 17, counters.received());
        Bind.integer(insert, 18, counters.sent());
        Bind.integer(insert, 19, counters.floodReceived());
        Bind.integer(insert, 20, counters.directReceived());
        Bind.integer(insert, 21, counters.floodSent());
        Bind.integer(insert, 22, counters.directSent());
        Bind.integer(insert, 23, counters.receiveErrors());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
