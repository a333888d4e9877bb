package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.internal.StoredText;
import java.util.Objects;
import java.util.Optional;

/**
 * A phone heard a node somewhere.
 *
 * @param stamp whose phone, and when
 * @param name what the phone calls itself
 * @param heardKey the node's key or its first bytes
 * @param source how the node was identified: {@code rxlog} from the path, {@code advert} from its own advert
 * @param signal how strongly it was received
 * @param position where the phone was
 */
public record ClientReception(
        ClientStamp stamp, Optional<String> name, Bytes heardKey, Source source, Signal signal, ClientPosition position)
        implements StoreRecord {

    /** How the heard node was identified. */
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

    /** Refuses null, and removes U+0000. */
    public ClientReception {
        Objects.requireNonNull(stamp, "stamp");
        name = StoredText.of(name);
        Objects.requireNonNull(heardKey, "heardKey");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(position, "position");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
