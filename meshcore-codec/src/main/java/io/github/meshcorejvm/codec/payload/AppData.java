package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an advert says about its node. In this order, each only if its flag is set:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>flag</th><th>field</th></tr>
 * <tr><td>1</td><td></td><td>flags; the low four bits are the node type</td></tr>
 * <tr><td>4 + 4</td><td>0x10</td><td>latitude, longitude: signed, degrees times 1,000,000</td></tr>
 * <tr><td>2</td><td>0x20</td><td>feature 1</td></tr>
 * <tr><td>2</td><td>0x40</td><td>feature 2</td></tr>
 * <tr><td>rest</td><td>0x80</td><td>name, ended by a zero byte or the end</td></tr>
 * </table>
 *
 * Firmware reads the first 32 bytes only. Sensors may append a zero byte and their readings to the name.
 *
 * @param flags 0..255
 * @param position if flagged and whole
 * @param feature1 0..65535, if flagged and whole
 * @param feature2 0..65535, if flagged and whole
 * @param nameBytes up to the first zero byte, maybe none; present if flagged and nothing before it is cut short
 * @param readings of a sensor, if there are any
 * @param complete whether all fields of the flags are present; firmware ignores the app data if not
 */
public record AppData(
        int flags,
        Optional<Position> position,
        OptionalInt feature1,
        OptionalInt feature2,
        Optional<Bytes> nameBytes,
        Optional<SensorReadings> readings,
        boolean complete) {

    /** How much of the app data firmware reads, in bytes. */
    public static final int USED_LENGTH = 32;

    private static final int TYPE_MASK = 0x0F;
    static final int LOCATION = 0x10;
    static final int FEATURE_1 = 0x20;
    static final int FEATURE_2 = 0x40;
    static final int NAME = 0x80;

    /** Checks the ranges of flags and features. */
    public AppData {
        Checks.u8("flags", flags);
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(nameBytes, "nameBytes");
        Objects.requireNonNull(readings, "readings");
        feature1.ifPresent(value -> Checks.u16("feature1", value));
        feature2.ifPresent(value -> Checks.u16("feature2", value));
    }

    /**
     * Decodes app data; never fails for one byte or more.
     *
     * @param appData all bytes of it, at least one
     */
    static AppData decode(Bytes appData) {
        Bytes used = appData.slice(0, Math.min(appData.size(), USED_LENGTH));
        ByteReader in = new ByteReader(used);
        int flags = in.u8();
        boolean complete = true;
        Optional<Position> position = Optional.empty();
        if ((flags & LOCATION) != 0) {
            complete = in.remaining() >= 8;
            if (complete) {
                position = Optional.of(new Position(in.i32(), in.i32()));
            }
        }
        OptionalInt feature1 = OptionalInt.empty();
        if (complete && (flags & FEATURE_1) != 0) {
            complete = in.remaining() >= 2;
            if (complete) {
                feature1 = OptionalInt.of(in.u16());
            }
        }
        OptionalInt feature2 = OptionalInt.empty();
        if (complete && (flags & FEATURE_2) != 0) {
            complete = in.remaining() >= 2;
            if (complete) {
                feature2 = OptionalInt.of(in.u16());
            }
        }
        if (!complete || (flags & NAME) == 0) {
            return new AppData(flags, position, feature1, feature2, Optional.empty(), Optional.empty(), complete);
        }
        int nameStart = in.position();
        Bytes name = in.rest();
        int end = name.indexOf(0);
        Bytes nameBytes = end < 0 ? name : name.slice(0, end);
        return new AppData(
                flags,
                position,
                feature1,
                feature2,
                Optional.of(nameBytes),
                readings(flags, appData, nameStart + nameBytes.size()),
                true);
    }

    /** Readings follow the zero byte that ends the name, which may be the first byte that firmware ignores. */
    private static Optional<SensorReadings> readings(int flags, Bytes appData, int nameEnd) {
        if ((flags & TYPE_MASK) != NodeType.SENSOR.code() || nameEnd >= appData.size() || appData.u8(nameEnd) != 0) {
            return Optional.empty();
        }
        int at = nameEnd + 1;
        if (appData.size() - nameEnd != 1 + SensorReadings.LENGTH) {
            while (at < appData.size() && appData.u8(at) == 0) {
                at++;
            }
            if (appData.size() - at < SensorReadings.LENGTH) {
                return Optional.empty();
            }
        }
        return Optional.of(new SensorReadings(appData.u16le(at), (short) appData.u16le(at + 2)));
    }

    /** The node type that the low four flag bits give. */
    public NodeType nodeType() {
        return NodeType.ofCode(flags & TYPE_MASK);
    }

    /** Whether the flags announce a position. */
    public boolean hasLocation() {
        return (flags & LOCATION) != 0;
    }

    /** Whether the flags announce feature 1. */
    public boolean hasFeature1() {
        return (flags & FEATURE_1) != 0;
    }

    /** Whether the flags announce feature 2. */
    public boolean hasFeature2() {
        return (flags & FEATURE_2) != 0;
    }

    /** Whether the flags announce a name. */
    public boolean hasName() {
        return (flags & NAME) != 0;
    }

    /**
     * The name as text, each malformed part of its UTF-8 replaced by U+FFFD, control characters kept; absent when there
     * is none or it is empty.
     */
    public Optional<String> name() {
        return nameBytes
                .filter(bytes -> !bytes.isEmpty())
                .map(bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8));
    }
}
