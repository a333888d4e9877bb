package io.github.meshcorejvm.store.sqlite.write;

/** A row of {@code transmissions} as far as the writer must know it. Confined to the thread that writes. */
final class TransmissionRow {

    final long id;
    /** Whether this batch made the row; false for those that see it afterwards. */
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

    /** A row that was just inserted. */
    static TransmissionRow inserted(long id, int payloadVersion, long time, boolean shared) {
        return new TransmissionRow(id, true, payloadVersion, new Times(time, time), shared, false);
    }

    /** A row that was there. */
    static TransmissionRow found(long id, int payloadVersion, Times times, boolean shared, boolean counted) {
        return new TransmissionRow(id, false, payloadVersion, times, shared, counted);
    }

    /** The same row for those who see it from now on. */
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

    /** Whether an earlier first time is noted, and not written yet. */
    boolean isEarlier() {
        return earlier;
    }

    /** Whether its frame is a shared contact. */
    boolean isShared() {
        return shared;
    }

    /** Whether an older program, which left it the frame of a shared contact, has seen a genuine one too. */
    boolean isCounted() {
        return counted;
    }

    /** Takes note of an observation; true when one of the times has changed. */
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

    /** The earlier first time is written. */
    void firstSeenWritten() {
        earlier = false;
    }

    /** A genuine frame took the place of the one it had. */
    void replaced(int newPayloadVersion) {
        shared = false;
        payloadVersion = newPayloadVersion;
    }

    /** A frame of version 0 took the place of the one it had. */
    void versionCorrected() {
        payloadVersion = 0;
    }
}
