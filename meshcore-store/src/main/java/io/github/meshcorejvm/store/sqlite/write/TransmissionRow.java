package io.github.meshcorejvm.store.sqlite.write;

/** The columns of a row of {@code transmissions} that the writer needs. Confined to the thread that writes. */
final class TransmissionRow {

    final long id;
    /** Whether the row was just inserted; false for later observations of it. */
    final boolean inserted;

    private int payloadVersion;
    private long firstSeen;
    private long lastSeen;
    private boolean earlier;
    private boolean shared;
    private final boolean counted;

    private TransmissionRow(
            long id, boolean inserted, int payloadVersion, Times times, boolean shared, boolean counted) {
        this.id = id;
        this.inserted = inserted;
        this.payloadVersion = payloadVersion;
        firstSeen = times.first;
        lastSeen = times.last;
        this.shared = shared;
        this.counted = counted;
    }

    /** When a packet was first and last seen, in seconds since 1970. */
    record Times(long first, long last) {}

    /** A newly inserted row. */
    static TransmissionRow inserted(long id, int payloadVersion, long time, boolean shared) {
        return new TransmissionRow(id, true, payloadVersion, new Times(time, time), shared, false);
    }

    /** An existing row. */
    static TransmissionRow found(long id, int payloadVersion, Times times, boolean shared, boolean counted) {
        return new TransmissionRow(id, false, payloadVersion, times, shared, counted);
    }

    /** The same row as seen by later observations. */
    TransmissionRow asFound() {
        return new TransmissionRow(id, false, payloadVersion, new Times(firstSeen, lastSeen), shared, counted);
    }

    int payloadVersion() {
        return payloadVersion;
    }

    long firstSeen() {
        return firstSeen;
    }

    long lastSeen() {
        return lastSeen;
    }

    /** Whether an earlier first time is noted but not written yet. */
    boolean isEarlier() {
        return earlier;
    }

    /** Whether its frame is a shared contact. */
    boolean isShared() {
        return shared;
    }

    /** Whether an older program, which kept the frame of a shared contact, has also seen a genuine one. */
    boolean isCounted() {
        return counted;
    }

    /** Notes an observation; true when one of the times has changed. */
    boolean see(long time) {
        boolean changed = false;
        if (time > lastSeen) {
            lastSeen = time;
            changed = true;
        }
        if (time < firstSeen) {
            firstSeen = time;
            earlier = true;
            changed = true;
        }
        return changed;
    }

    /** Notes that the earlier first time is written. */
    void firstSeenWritten() {
        earlier = false;
    }

    /** Notes that a genuine frame replaced the stored one. */
    void replaced(int newPayloadVersion) {
        shared = false;
        payloadVersion = newPayloadVersion;
    }

    /** Notes that a frame of version 0 replaced the stored one. */
    void versionCorrected() {
        payloadVersion = 0;
    }
}
