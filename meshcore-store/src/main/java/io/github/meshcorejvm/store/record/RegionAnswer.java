package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer of a repeater to a phone that asked which regions it forwards.
 *
 * @param stamp whose phone, and when
 * @param position where the phone was, if known
 * @param target the repeater's key, 64 lower-case hex digits
 * @param regions the names as the repeater sent them; may be empty
 * @param truncated whether some may be missing
 * @param repeaterClock the repeater's time in seconds since 1970
 */
public record RegionAnswer(
        ClientStamp stamp,
        Optional<ClientPosition> position,
        String target,
        List<String> regions,
        boolean truncated,
        OptionalLong repeaterClock)
        implements StoreRecord {

    /** Refuses null, copies the list and removes U+0000. */
    public RegionAnswer {
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(position, "position");
        target = StoredText.of(target);
        Objects.requireNonNull(repeaterClock, "repeaterClock");
        regions = regions.stream().map(StoredText::of).toList();
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
