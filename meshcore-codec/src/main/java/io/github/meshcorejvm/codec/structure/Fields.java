package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * Reads bytes field by field and notes each. Where the bytes end within a field, what is left of it is noted and the
 * rest of the reading does nothing: every method then gives 0 or no bytes. Not thread-safe.
 */
final class Fields {

    private final Field.Layer layer;
    private final Bytes bytes;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int position;
    private boolean cut;

    Fields(Field.Layer layer, Bytes bytes) {
        this.layer = layer;
        this.bytes = bytes;
    }

    List<Field> fields() {
        return fields;
    }

    List<String> problems() {
        return problems;
    }

    int remaining() {
        return bytes.size() - position;
    }

    /** Whether the bytes ended within a field. */
    boolean isCut() {
        return cut;
    }

    void problem(String text) {
        problems.add(text);
    }

    /** All that has not been read yet; stays unread. */
    Bytes ahead() {
        return bytes.slice(position, bytes.size());
    }

    int u8(String name, IntFunction<String> meaning) {
        return (int) number(name, 1, Optional.empty(), value -> meaning.apply((int) value));
    }

    int u16(String name, String unit, IntFunction<String> meaning) {
        return (int) number(name, 2, unitOf(unit), value -> meaning.apply((int) value));
    }

    long u32(String name, String unit, LongFunction<String> meaning) {
        return number(name, 4, unitOf(unit), meaning);
    }

    long u32(String name, LongFunction<String> meaning) {
        return number(name, 4, Optional.empty(), meaning);
    }

    /** Seconds since 1970. */
    long time(String name) {
        return number(name, 4, Optional.of("s"), FieldText::utc);
    }

    /** A signed byte in quarters of a dB. */
    int snr(String name, String meaning) {
        Bytes taken = take(name, 1);
        if (taken.isEmpty()) {
            return 0;
        }
        int quarters = (byte) taken.u8(0);
        note(taken, name, FieldText.fraction(quarters, 4), Optional.of("dB"), meaning);
        return quarters;
    }

    /** A signed number of 16 bits, divided. */
    void i16(String name, int divisor, String unit, String meaning) {
        Bytes taken = take(name, 2);
        if (!taken.isEmpty()) {
            String value = FieldText.fraction((short) taken.u16le(0), divisor);
            note(taken, name, value, unitOf(unit), meaning);
        }
    }

    /** Bytes whose value the caller knows. */
    void value(String name, int count, String value, String unit, String meaning) {
        Bytes taken = take(name, count);
        if (!taken.isEmpty()) {
            note(taken, name, value, unitOf(unit), meaning);
        }
    }

    /** Signed micro-degrees. */
    void degrees(String name, String meaning) {
        Bytes taken = take(name, 4);
        if (!taken.isEmpty()) {
            note(taken, name, FieldText.fraction(taken.i32le(0), 1_000_000), Optional.of("°"), meaning);
        }
    }

    /** Bytes that are shown as they are. */
    Bytes bytes(String name, int count, String meaning) {
        Bytes taken = take(name, count);
        if (!taken.isEmpty()) {
            note(taken, name, taken.toHex(), Optional.empty(), meaning);
        }
        return taken;
    }

    /** All that is left, if anything is. */
    Bytes rest(String name, String meaning) {
        return cut || remaining() == 0 ? Bytes.EMPTY : bytes(name, remaining(), meaning);
    }

    /** Text of a known length. */
    Bytes text(String name, int count, String meaning) {
        Bytes taken = count == 0 ? Bytes.EMPTY : take(name, count);
        if (!taken.isEmpty()) {
            note(taken, name, FieldText.utf8(taken), Optional.empty(), meaning);
        }
        return taken;
    }

    /** Notes some bits of the byte read last. */
    int bits(int low, int high, String name, IntFunction<String> meaning) {
        if (cut) {
            return 0;
        }
        BitRange range = new BitRange(low, high);
        Bytes last = bytes.slice(position - 1, position);
        int value = range.of(last.u8(0));
        fields.add(new Field(
                layer,
                position - 1,
                last,
                Optional.of(range),
                name,
                Integer.toString(value),
                Optional.empty(),
                meaning.apply(value)));
        return value;
    }

    private long number(String name, int size, Optional<String> unit, LongFunction<String> meaning) {
        Bytes taken = take(name, size);
        if (taken.isEmpty()) {
            return 0;
        }
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << Byte.SIZE | taken.u8(i);
        }
        note(taken, name, Long.toString(value), unit, meaning.apply(value));
        return value;
    }

    private static Optional<String> unitOf(String unit) {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }

    /** The next bytes; none if there are too few, and then what is left is noted as cut. */
    private Bytes take(String name, int count) {
        if (cut) {
            return Bytes.EMPTY;
        }
        int left = remaining();
        if (left < count) {
            cut = true;
            problems.add(name + " at offset " + position + " needs " + count + " bytes, " + left + " left");
            Bytes rest = ahead();
            position = bytes.size();
            if (!rest.isEmpty()) {
                note(rest, name, rest.toHex(), Optional.empty(), "cut short");
            }
            return Bytes.EMPTY;
        }
        position += count;
        return bytes.slice(position - count, position);
    }

    private void note(Bytes taken, String name, String value, Optional<String> unit, String meaning) {
        fields.add(new Field(layer, position - taken.size(), taken, Optional.empty(), name, value, unit, meaning));
    }
}
