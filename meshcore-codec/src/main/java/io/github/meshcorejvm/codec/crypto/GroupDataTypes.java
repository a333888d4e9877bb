package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.internal.Checks;
import java.util.List;
import java.util.Optional;

/** Which application a data type of group data is registered for, by {@code docs/number_allocations.md} of the firmware. */
public final class GroupDataTypes {

    private static final List<Range> RANGES = List.of(
            new Range(0x0000, 0x00FF, "internal"),
            new Range(0x0100, 0x0100, "MeshCore Open"),
            new Range(0x0110, 0x011F, "Ripple"),
            new Range(0x0120, 0x0120, "MCO Advanced"),
            new Range(0x0130, 0x013F, "StreamSensor"),
            new Range(0x0140, 0x0140, "Nelos"),
            new Range(0xFF00, 0xFFFF, "testing"));

    private GroupDataTypes() {}

    private record Range(int first, int last, String name) {}

    /**
     * The application's name; {@code internal} and {@code testing} for the reserved ranges; absent if not registered.
     *
     * @param dataType 0..65535
     */
    public static Optional<String> nameOf(int dataType) {
        Checks.u16("dataType", dataType);
        return RANGES.stream()
                .filter(range -> dataType >= range.first() && dataType <= range.last())
                .map(Range::name)
                .findFirst();
    }
}
