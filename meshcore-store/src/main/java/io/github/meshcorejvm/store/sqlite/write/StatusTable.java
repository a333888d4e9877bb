package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ObserverReadings;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes statuses: columns of {@code observers}, samples in {@code observer_metrics}. Not thread-safe. */
final class StatusTable implements AutoCloseable {

    /** For a fresh status: its values win, missing values leave the row as it is. */
    private static final String UPDATE_FRESH = String.format(
            Locale.ROOT, """
            UPDATE observers SET name = coalesce(?1, name), iata = coalesce(?2, iata), model = coalesce(?3, model),
              firmware = coalesce(?4, firmware), client_version = coalesce(?5, client_version),
              radio = coalesce(?6, radio), battery_mv = coalesce(?7, battery_mv),
              uptime_secs = coalesce(?8, uptime_secs), noise_floor = coalesce(?9, noise_floor),
              can_relay = coalesce(?10, can_relay), can_relay_seen = CASE WHEN ?10 IS NULL THEN can_relay_seen ELSE 1 END,
              last_seen = %s, first_seen = %s, inactive = 0
            WHERE rowid = ?13""", SqlTimes.later("last_seen", "?11", "?14"), SqlTimes.earlier("first_seen", "?12"));
    /** For a stale status, whose time is unknown: it only fills in missing values. */
    private static final String UPDATE_STALE = """
            UPDATE observers SET name = coalesce(nullif(name, ''), ?1, name), iata = coalesce(iata, ?2),
              model = coalesce(model, ?3), firmware = coalesce(firmware, ?4),
              client_version = coalesce(client_version, ?5), radio = coalesce(radio, ?6),
              battery_mv = coalesce(battery_mv, ?7), uptime_secs = coalesce(uptime_secs, ?8),
              noise_floor = coalesce(noise_floor, ?9),
              can_relay = CASE WHEN can_relay IS NULL THEN ?10 ELSE can_relay END
            WHERE rowid = ?11""";

    private static final String SAMPLE = """
            INSERT INTO observer_metrics (observer_id, timestamp, noise_floor, tx_air_secs, rx_air_secs, recv_errors,
              battery_mv, packets_sent, packets_recv)
            VALUES ((SELECT id FROM observers WHERE rowid = ?), ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (observer_id, timestamp) DO UPDATE SET
              noise_floor = coalesce(excluded.noise_floor, noise_floor),
              tx_air_secs = coalesce(excluded.tx_air_secs, tx_air_secs),
              rx_air_secs = coalesce(excluded.rx_air_secs, rx_air_secs),
              recv_errors = coalesce(excluded.recv_errors, recv_errors),
              battery_mv = coalesce(excluded.battery_mv, battery_mv),
              packets_sent = coalesce(excluded.packets_sent, packets_sent),
              packets_recv = coalesce(excluded.packets_recv, packets_recv)""";

    private final ObserverTable observers;
    private final long sampleSeconds;
    private final PreparedStatement updateFresh;
    private final PreparedStatement updateStale;
    private final PreparedStatement sample;

    StatusTable(Connection connection, ObserverTable observers, Duration sampleInterval) throws SQLException {
        this.observers = observers;
        this.sampleSeconds = sampleInterval.toSeconds();
        updateFresh = connection.prepareStatement(UPDATE_FRESH);
        updateStale = connection.prepareStatement(UPDATE_STALE);
        sample = connection.prepareStatement(SAMPLE);
    }

    /** Writes a status. Returns whether there was a row to write to: a stale status creates no observer. */
    boolean put(ObserverStatus status, long now) throws SQLException {
        long seen = status.receivedAt().getEpochSecond();
        if (!status.fresh()) {
            OptionalLong known = observers.find(status.observer());
            if (known.isEmpty()) {
                return false;
            }
            observers.flush(known.getAsLong());
            bind(updateStale, status);
            updateStale.setLong(11, known.getAsLong());
            updateStale.executeUpdate();
            return true;
        }
        long rowid = observers.rowidOf(status.observer(), seen, now);
        observers.flush(rowid);
        bind(updateFresh, status);
        updateFresh.setString(11, IsoTime.format(Math.min(seen, now)));
        updateFresh.setString(12, IsoTime.format(seen));
        updateFresh.setLong(13, rowid);
        updateFresh.setLong(14, now);
        updateFresh.executeUpdate();
        if (status.readings().hasMetrics()) {
            sample(rowid, status.receivedAt(), status.readings());
        }
        return true;
    }

    private static void bind(PreparedStatement statement, ObserverStatus status) throws SQLException {
        ObserverReadings readings = status.readings();
        Bind.text(statement, 1, status.observer().name());
        Bind.text(statement, 2, status.observer().iata());
        Bind.text(statement, 3, status.model());
        Bind.text(statement, 4, status.firmware());
        Bind.text(statement, 5, status.clientVersion());
        Bind.text(statement, 6, status.radio());
        Bind.integer(statement, 7, readings.batteryMillivolts());
        Bind.integer(statement, 8, readings.uptimeSeconds());
        Bind.real(statement, 9, readings.noiseFloor());
        Optional<Boolean> canRelay = status.canRelay();
        Bind.integer(
                statement, 10, canRelay.isPresent() ? OptionalInt.of(canRelay.get() ? 1 : 0) : OptionalInt.empty());
    }

    /** The slot of a sample is the nearest multiple of the interval, the later one if two are equally near. */
    private void sample(long rowid, Instant receivedAt, ObserverReadings readings) throws SQLException {
        long twice = 2 * sampleSeconds;
        long slot = Math.floorDiv(2 * receivedAt.getEpochSecond() + sampleSeconds, twice) * sampleSeconds;
        sample.setLong(1, rowid);
        sample.setString(2, IsoTime.format(slot));
        Bind.real(sample, 3, readings.noiseFloor());
        Bind.integer(sample, 4, readings.txAirSeconds());
        Bind.integer(sample, 5, readings.rxAirSeconds());
        Bind.integer(sample, 6, readings.receiveErrors());
        Bind.integer(sample, 7, readings.batteryMillivolts());
        Bind.integer(sample, 8, readings.packetsSent());
        Bind.integer(sample, 9, readings.packetsReceived());
        sample.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        updateFresh.close();
        updateStale.close();
        sample.close();
    }
}
