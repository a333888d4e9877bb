package io.github.meshcorejvm.store.postgres.write;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code observations}, new or to be merged into an existing one, with everything that the batch says about it. */
final class ObservationRow {

    final TransmissionRow transmission;
    final @Nullable ObserverRow observer;
    final String path;
    final long timestamp;
    /** 0 if it is new. */
    long existingId;
    /** Whether the transmission was new at its first observation. */
    final boolean newTransmission;

    int count;

    @Nullable
    String direction;

    @Nullable
    Double snr;

    @Nullable
    Double rssi;

    @Nullable
    Double score;

    @Nullable
    String resolved;
    /** The last frame that is not a shared contact. */
    @Nullable
    String genuineFrame;
    /** The last frame that is one. */
    @Nullable
    String sharedFrame;
    /** Whether the first frame was one. */
    private boolean firstIsShared;

    /** Which row it is. */
    record Key(TransmissionRow transmission, @Nullable ObserverRow observer, String path) {}

    /** The readings of one observation. */
    record Reading(
            @Nullable String direction,
            @Nullable Double snr,
            @Nullable Double rssi,
            @Nullable Double score,
            @Nullable String resolved) {}

    ObservationRow(Key key, boolean newTransmission, long timestamp) {
        transmission = key.transmission();
        observer = key.observer();
        path = key.path();
        this.newTransmission = newTransmission;
        this.timestamp = timestamp;
    }

    /** Merges an observation: the last value of each reading wins, but the first direction is kept. */
    void merge(Reading reading) {
        count++;
        direction = Cells.first(direction, reading.direction());
        snr = Cells.first(reading.snr(), snr);
        rssi = Cells.first(reading.rssi(), rssi);
        score = Cells.first(reading.score(), score);
        resolved = Cells.first(reading.resolved(), resolved);
    }

    /** Merges a frame: shared contacts and genuine ones do not replace each other. */
    void mergeFrame(String frame, boolean isShared) {
        if (genuineFrame == null && sharedFrame == null) {
            firstIsShared = isShared;
        }
        if (isShared) {
            sharedFrame = frame;
        } else {
            genuineFrame = frame;
        }
    }

    /** The frame of a new row. */
    @Nullable
    String frame() {
        return firstIsShared ? sharedFrame : genuineFrame;
    }

    /** Whether the row may already exist: true if its transmission and observer do. */
    boolean mayExist() {
        return transmission.id != 0
                && Optional.ofNullable(observer).map(row -> row.rowid != 0).orElse(true);
    }
}
