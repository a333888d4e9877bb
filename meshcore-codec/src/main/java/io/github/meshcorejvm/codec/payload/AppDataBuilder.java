package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Puts together the app data of an advert, see {@link AppData} for the layout; all of it fits 32 bytes, so a name has
 * room for 31 bytes of UTF-8, or 23 beside a position. Not thread-safe.
 */
public final class AppDataBuilder {

    private final NodeType type;
    private int flags;
    private Bytes position = Bytes.EMPTY;
    private Bytes features = Bytes.EMPTY;
    private Bytes name = Bytes.EMPTY;

    private AppDataBuilder(NodeType type) {
        this.type = type;
    }

    /** Begins with the type of the node. */
    public static AppDataBuilder of(NodeType type) {
        return new AppDataBuilder(Objects.requireNonNull(type, "type"));
    }

    /** Tells where the node is. */
    public AppDataBuilder position(Position where) {
        position = new ByteWriter(2 * Integer.BYTES)
                .u32(where.latitudeE6())
                .u32(where.longitudeE6())
                .toBytes();
        flags |= AppData.LOCATION;
        return this;
    }

    /**
     * Sets the feature words; the firmware's senders leave out what is 0, and so does this.
     *
     * @param feature1 0..65535
     * @param feature2 0..65535
     */
    public AppDataBuilder features(int feature1, int feature2) {
        Checks.u16("feature1", feature1);
        Checks.u16("feature2", feature2);
        flags = flags & ~(AppData.FEATURE_1 | AppData.FEATURE_2)
                | (feature1 == 0 ? 0 : AppData.FEATURE_1)
                | (feature2 == 0 ? 0 : AppData.FEATURE_2);
        ByteWriter out = new ByteWriter((feature1 == 0 ? 0 : 2) + (feature2 == 0 ? 0 : 2));
        if (feature1 != 0) {
            out.u16(feature1);
        }
        if (feature2 != 0) {
            out.u16(feature2);
        }
        features = out.toBytes();
        return this;
    }

    /** Names the node: at least one byte, no zero byte. The length is checked when all is known. */
    public AppDataBuilder name(String text) {
        Bytes bytes = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
        if (bytes.isEmpty() || bytes.indexOf(0) >= 0) {
            throw new IllegalArgumentException("name must have at least one byte and no zero byte");
        }
        name = bytes;
        flags |= AppData.NAME;
        return this;
    }

    /**
     * The app data.
     *
     * @throws IllegalArgumentException if the name is too long beside the rest
     */
    public Bytes build() {
        int room = AppData.USED_LENGTH - 1 - position.size() - features.size();
        Checks.sizeAtMost("name", name, room);
        return new ByteWriter(1 + position.size() + features.size() + name.size())
                .u8(flags | type.code())
                .bytes(position)
                .bytes(features)
                .bytes(name)
                .toBytes();
    }
}
