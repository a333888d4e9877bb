package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A node announces itself:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>32</td><td>public key</td></tr>
 * <tr><td>4</td><td>time</td></tr>
 * <tr><td>64</td><td>Ed25519 signature over key, time and the first 32 bytes of app data</td></tr>
 * <tr><td>rest</td><td>app data, see {@link AppData}</td></tr>
 * </table>
 *
 * @param publicKey the node's identity
 * @param timestampSeconds the sender's clock, seconds since 1970, 0..4294967295
 * @param signature 64 bytes, not checked here, see {@link io.github.meshcorejvm.codec.crypto.AdvertVerifier}
 * @param appDataBytes all of it, including what firmware ignores
 */
public record Advert(NodeKey publicKey, long timestampSeconds, Bytes signature, Bytes appDataBytes) implements Payload {

    /** Length of everything before the app data, in bytes. */
    public static final int MIN_LENGTH = 100;
    /** Length of the signature, in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final Bytes NO_SIGNATURE = Bytes.copyOf(new byte[SIGNATURE_LENGTH]);

    /** Checks range and length. */
    public Advert {
        Objects.requireNonNull(publicKey, "publicKey");
        Checks.u32("timestampSeconds", timestampSeconds);
        Checks.size("signature", signature, SIGNATURE_LENGTH);
        Objects.requireNonNull(appDataBytes, "appDataBytes");
    }

    /**
     * Creates and signs an advert.
     *
     * @param owner the node
     * @param timestampSeconds the node's clock, seconds since 1970, 0..4294967295; other nodes ignore an advert that is
     *     not newer
     * @param appData what it says about itself, 32 bytes at most, see {@link AppDataBuilder}
     */
    public static Advert signed(NodeKeyPair owner, long timestampSeconds, Bytes appData) {
        Checks.sizeAtMost("appData", appData, AppData.USED_LENGTH);
        Advert unsigned = new Advert(owner.publicKey(), timestampSeconds, NO_SIGNATURE, appData);
        return new Advert(owner.publicKey(), timestampSeconds, owner.sign(unsigned.signedMessage()), appData);
    }

    static Advert decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new Advert(new NodeKey(in.take(NodeKey.LENGTH)), in.u32(), in.take(SIGNATURE_LENGTH), in.rest());
    }

    /** The sender's clock as an instant. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(timestampSeconds);
    }

    /** What the node says about itself; absent if there is no app data at all. */
    public Optional<AppData> appData() {
        return appDataBytes.isEmpty() ? Optional.empty() : Optional.of(AppData.decode(appDataBytes));
    }

    /** What the signature covers: key, time and the first 32 bytes of app data. */
    public Bytes signedMessage() {
        Bytes used = appDataBytes.slice(0, Math.min(appDataBytes.size(), AppData.USED_LENGTH));
        return new ByteWriter(NodeKey.LENGTH + Integer.BYTES + used.size())
                .bytes(publicKey.bytes())
                .u32(timestampSeconds)
                .bytes(used)
                .toBytes();
    }

    @Override
    public PayloadType type() {
        return PayloadType.ADVERT;
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(MIN_LENGTH + appDataBytes.size())
                .bytes(publicKey.bytes())
                .u32(timestampSeconds)
                .bytes(signature)
                .bytes(appDataBytes)
                .toBytes();
    }
}
