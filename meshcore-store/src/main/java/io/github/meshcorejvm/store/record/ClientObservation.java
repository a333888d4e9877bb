package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import java.util.Objects;
import java.util.Optional;

/**
 * A phone heard a packet, whoever sent it.
 *
 * @param stamp whose phone, and when
 * @param position where it was
 * @param heard the packet
 * @param signal how well it was heard
 */
public record ClientObservation(ClientStamp stamp, ClientPosition position, Heard heard, Signal signal)
        implements StoreRecord {

    /**
     * A packet.
     *
     * @param packet as the phone heard it
     * @param hash its content hash
     * @param scopeName as for transmissions: absent when the packet is for all, {@code ""} when its region is not known
     */
    public record Heard(Packet packet, ContentHash hash, Optional<String> scopeName) {

        /** Refuses null. */
        public Heard {
            Objects.requireNonNull(packet, "packet");
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(scopeName, "scopeName");
        }
    }

    /** Refuses null. */
    public ClientObservation {
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(heard, "heard");
        Objects.requireNonNull(signal, "signal");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
