package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.ObserverChanges;
import io.github.meshcorejvm.store.batch.SeenTimes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ObserverReadings;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of {@code observers}, as it will be after the batch. Not thread-safe. */
final class ObserverRow {

    static final ColumnSet COLUMNS = ColumnSet.of("""
            id:T name:T iata:T last_seen:T first_seen:T packet_count:B model:T firmware:T client_version:T radio:T
            battery_mv:B uptime_secs:B noise_floor:D inactive:B last_packet_at:T clock_skew_seconds:B
            clock_skew_count_24h:B clock_last_naive_at:T can_relay:B can_relay_seen:B""");

    final String id;
    /** 0 until it is inserted. */
    long rowid;

    private @Nullable String name;
    private @Nullable String iata;
    private @Nullable String lastSeen;
    private @Nullable String firstSeen;
    private @Nullable Long packetCount = 0L;
    private @Nullable String model;
    private @Nullable String firmware;
    private @Nullable String clientVersion;
    private @Nullable String radio;
    private @Nullable Long batteryMillivolts;
    private @Nullable Long uptimeSeconds;
    private @Nullable Double noiseFloor;
    private @Nullable Long inactive = 0L;
    private @Nullable String lastPacketAt;
    private @Nullable Long skewSeconds;
    private @Nullable Long skewCount = 0L;
    private @Nullable String lastNaiveAt;
    private @Nullable Long canRelay = 1L;
    private @Nullable Long canRelaySeen = 0L;
    private boolean changed;

    private ObserverRow(String id) {
        this.id = id;
    }

    /** An observer that has no row yet. */
    static ObserverRow create(ObserverRef observer, long seen, long now) {
        ObserverRow row = new ObserverRow(observer.id());
        row.name = observer.name().orElse("");
        row.iata = Cells.text(observer.iata());
        row.lastSeen = IsoTime.format(Math.min(seen, now));
        row.firstSeen = IsoTime.format(seen);
        return row;
    }

    /** Reads the rowid and {@link #COLUMNS}. */
    static ObserverRow read(ResultSet found) throws SQLException {
        ObserverRow row = new ObserverRow(found.getString(2));
        row.rowid = found.getLong(1);
        row.name = found.getString(3);
        row.iata = found.getString(4);
        row.lastSeen = found.getString(5);
        row.firstSeen = found.getString(6);
        row.packetCount = found.getObject(7, Long.class);
        row.model = found.getString(8);
        row.firmware = found.getString(9);
        row.clientVersion = found.getString(10);
        row.radio = found.getString(11);
        row.batteryMillivolts = found.getObject(12, Long.class);
        row.uptimeSeconds = found.getObject(13, Long.class);
        row.noiseFloor = found.getObject(14, Double.class);
        row.inactive = found.getObject(15, Long.class);
        row.lastPacketAt = found.getString(16);
        row.skewSeconds = found.getObject(17, Long.class);
        row.skewCount = found.getObject(18, Long.class);
        row.lastNaiveAt = found.getString(19);
        row.canRelay = found.getObject(20, Long.class);
        row.canRelaySeen = found.getObject(21, Long.class);
        return row;
    }

    /** Applies the packets of an observer. */
    void apply(ObserverChanges packets) {
        name = Cells.first(Cells.text(packets.name()), name);
        iata = Cells.first(Cells.text(packets.iata()), iata);
        packetCount = (packetCount == null ? 0 : packetCount) + packets.packets();
        lastSeen = SeenTimes.later(lastSeen, packets.lastSeen(), packets.now());
        firstSeen = SeenTimes.earlier(firstSeen, packets.firstSeen());
        if (packets.lastPacket().isPresent()) {
            lastPacketAt = SeenTimes.later(lastPacketAt, packets.lastPacket().getAsLong(), packets.now());
        }
        inactive = 0L;
        if (packets.skew().isPresent()) {
            boolean goesOn = IsoTime.parse(lastNaiveAt).orElse(Long.MIN_VALUE)
                    >= packets.firstSkew() - ObserverChanges.DAY_SECONDS;
            skewSeconds = Cells.integer(packets.skew());
            skewCount = (goesOn && skewCount != null ? skewCount : 0) + packets.skews();
            lastNaiveAt = IsoTime.format(packets.lastSkew());
        }
        changed = true;
    }

    /** Applies a fresh status: its values win, missing values leave the row as it is. */
    void applyFresh(ObserverStatus status, long now) {
        ObserverReadings readings = status.readings();
        long seen = status.receivedAt().getEpochSecond();
        name = Cells.first(Cells.text(status.observer().name()), name);
        iata = Cells.first(Cells.text(status.observer().iata()), iata);
        model = Cells.first(Cells.text(status.model()), model);
        firmware = Cells.first(Cells.text(status.firmware()), firmware);
        clientVersion = Cells.first(Cells.text(status.clientVersion()), clientVersion);
        radio = Cells.first(Cells.text(status.radio()), radio);
        batteryMillivolts = Cells.first(Cells.integer(readings.batteryMillivolts()), batteryMillivolts);
        uptimeSeconds = Cells.first(Cells.integer(readings.uptimeSeconds()), uptimeSeconds);
        noiseFloor = Cells.first(Cells.real(readings.noiseFloor()), noiseFloor);
        if (status.canRelay().isPresent()) {
            canRelay = status.canRelay().get() ? 1L : 0L;
            canRelaySeen = 1L;
        }
        lastSeen = SeenTimes.later(lastSeen, Math.min(seen, now), now);
        firstSeen = SeenTimes.earlier(firstSeen, seen);
        inactive = 0L;
        changed = true;
    }

    /** Applies a stale status, whose time is unknown: it only fills in missing values. */
    void applyStale(ObserverStatus status) {
        ObserverReadings readings = status.readings();
        if (name == null || name.isEmpty()) {
            name = Cells.first(Cells.text(status.observer().name()), name);
        }
        iata = Cells.first(iata, Cells.text(status.observer().iata()));
        model = Cells.first(model, Cells.text(status.model()));
        firmware = Cells.first(firmware, Cells.text(status.firmware()));
        clientVersion = Cells.first(clientVersion, Cells.text(status.clientVersion()));
        radio = Cells.first(radio, Cells.text(status.radio()));
        batteryMillivolts = Cells.first(batteryMillivolts, Cells.integer(readings.batteryMillivolts()));
        uptimeSeconds = Cells.first(uptimeSeconds, Cells.integer(readings.uptimeSeconds()));
        noiseFloor = Cells.first(noiseFloor, Cells.real(readings.noiseFloor()));
        if (canRelay == null && status.canRelay().isPresent()) {
            canRelay = status.canRelay().get() ? 1L : 0L;
        }
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    /** Adds it to a statement over {@link #COLUMNS}. */
    void addTo(SetStatement statement) {
        statement.add(
                id,
                name,
                iata,
                lastSeen,
                firstSeen,
                packetCount,
                model,
                firmware,
                clientVersion,
                radio,
                batteryMillivolts,
                uptimeSeconds,
                noiseFloor,
                inactive,
                lastPacketAt,
                skewSeconds,
                skewCount,
                lastNaiveAt,
                canRelay,
                canRelaySeen);
    }
}
