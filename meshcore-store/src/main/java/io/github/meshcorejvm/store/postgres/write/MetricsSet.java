package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ObserverReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code observer_metrics} that a batch touches: one per observer and time slot. Not thread-safe. */
final class MetricsSet {

    private static final ColumnSet COLUMNS = ColumnSet.of("""
            observer_id:T timestamp:T noise_floor:D tx_air_secs:B rx_air_secs:B recv_errors:B battery_mv:B packets_sent:B
            packets_recv:B""");
    private static final String UPSERT = "INSERT INTO observer_metrics AS m (" + COLUMNS.names() + ") SELECT "
            + COLUMNS.names() + " FROM " + COLUMNS.rows() + """
             ORDER BY n
            ON CONFLICT (observer_id, timestamp) DO UPDATE SET
              noise_floor = coalesce(excluded.noise_floor, m.noise_floor),
              tx_air_secs = coalesce(excluded.tx_air_secs, m.tx_air_secs),
              rx_air_secs = coalesce(excluded.rx_air_secs, m.rx_air_secs),
              recv_errors = coalesce(excluded.recv_errors, m.recv_errors),
              battery_mv = coalesce(excluded.battery_mv, m.battery_mv),
              packets_sent = coalesce(excluded.packets_sent, m.packets_sent),
              packets_recv = coalesce(excluded.packets_recv, m.packets_recv)""";

    private final long sampleSeconds;
    private final Map<Key, Sample> samples = new LinkedHashMap<>();

    MetricsSet(Duration sampleInterval) {
        sampleSeconds = sampleInterval.toSeconds();
    }

    private record Key(String observerId, String slot) {}

    private record Sample(
            @Nullable Double noiseFloor,
            @Nullable Long txAirSeconds,
            @Nullable Long rxAirSeconds,
            @Nullable Long receiveErrors,
            @Nullable Long batteryMillivolts,
            @Nullable Long packetsSent,
            @Nullable Long packetsReceived) {

        static Sample of(ObserverReadings readings) {
            return new Sample(
                    Cells.real(readings.noiseFloor()),
                    Cells.integer(readings.txAirSeconds()),
                    Cells.integer(readings.rxAirSeconds()),
                    Cells.integer(readings.receiveErrors()),
                    Cells.integer(readings.batteryMillivolts()),
                    Cells.integer(readings.packetsSent()),
                    Cells.integer(readings.packetsReceived()));
        }

        /** A later sample of the same slot replaces only the values that it has. */
        Sample then(Sample later) {
            return new Sample(
                    Cells.first(later.noiseFloor, noiseFloor),
                    Cells.first(later.txAirSeconds, txAirSeconds),
                    Cells.first(later.rxAirSeconds, rxAirSeconds),
                    Cells.first(later.receiveErrors, receiveErrors),
                    Cells.first(later.batteryMillivolts, batteryMillivolts),
                    Cells.first(later.packetsSent, packetsSent),
                    Cells.first(later.packetsReceived, packetsReceived));
        }
    }

    /** The slot of a sample is the nearest multiple of the interval, the later one if two are equally near. */
    void put(ObserverRow observer, Instant receivedAt, ObserverReadings readings) {
        long twice = 2 * sampleSeconds;
        long slot = Math.floorDiv(2 * receivedAt.getEpochSecond() + sampleSeconds, twice) * sampleSeconds;
        samples.merge(new Key(observer.id, IsoTime.format(slot)), Sample.of(readings), Sample::then);
    }

    SetStatement upserts() {
        SetStatement upsert = new SetStatement(UPSERT, COLUMNS);
        samples.forEach((key, sample) -> upsert.add(
                key.observerId(),
                key.slot(),
                sample.noiseFloor(),
                sample.txAirSeconds(),
                sample.rxAirSeconds(),
                sample.receiveErrors(),
                sample.batteryMillivolts(),
                sample.packetsSent(),
                sample.packetsReceived()));
        return upsert;
    }
}
