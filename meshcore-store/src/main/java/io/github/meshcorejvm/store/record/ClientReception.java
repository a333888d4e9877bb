package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A phone heard a node somewhere.
 *
 * @param receiver the phone's key, lower-case hex
 * @param receiverName what it calls itself
 * @param heardKey the node's key or its first bytes
 * @param source how the node was told: {@code rxlog} from the path, {@code advert} from its own advert
 * @param snr signal to noise, dB
 * @param rssi signal strength, dBm
 * @param latitude of the phone, degrees north
 * @param longitude of the phone, degrees east
 * @param accuracyMetres of the position
 * @param heardAt when, by the phone's clock as far as that can be believed
 * @param receivedAt when it reached us
 */
public record ClientReception(
        String receiver,
        Optional<String> receiverName,
        Bytes heardKey,
        Source source,
        OptionalDouble snr,
        OptionalDouble rssi,
        double latitude,
        double longitude,
        OptionalDouble accuracyMetres,
        Instant heardAt,
        Instant receivedAt)
        implements StoreRecord {

    /** How the node heard was told. */
    public enum Source {
        /** It was the last hop of a flood. */
        RXLOG("rxlog"),
        /** It was its own advert, heard directly. */
        ADVERT("advert");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /** The value of the column {@code src}. */
        public String text() {
            return text;
        }
    }

    /** Refuses null. */
    public ClientReception {
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(receiverName, "receiverName");
        Objects.requireNonNull(heardKey, "heardKey");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(snr, "snr");
        Objects.requireNonNull(rssi, "rssi");
        Objects.requireNonNull(accuracyMetres, "accuracyMetres");
        Objects.requireNonNull(heardAt, "heardAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
