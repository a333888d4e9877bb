package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an observer says about itself. An absent value leaves the stored one unchanged.
 *
 * @param observer the observer
 * @param fresh whether it proves that the observer is alive; a stale one (retained, offline, old) only fills in missing values
 *     of an existing row
 * @param receivedAt when the message was received
 * @param model model of the device
 * @param firmware version of its firmware
 * @param clientVersion version of the publishing program
 * @param radio frequency in MHz, bandwidth in kHz, spreading factor and coding rate, joined by commas
 * @param canRelay whether it relays packets
 * @param readings what it measures
 */
public record ObserverStatus(
        ObserverRef observer,
        boolean fresh,
        Instant receivedAt,
        Optional<String> model,
        Optional<String> firmware,
        Optional<String> clientVersion,
        Optional<String> radio,
        Optional<Boolean> canRelay,
        ObserverReadings readings)
        implements StoreRecord {

    /** Refuses null, and removes U+0000. */
    public ObserverStatus {
        Objects.requireNonNull(observer, "observer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        model = StoredText.of(model);
        firmware = StoredText.of(firmware);
        clientVersion = StoredText.of(clientVersion);
        radio = StoredText.of(radio);
        Objects.requireNonNull(canRelay, "canRelay");
        Objects.requireNonNull(readings, "readings");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
