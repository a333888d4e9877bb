package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.crypto.NodeKey;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * A node tells of itself:
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
 * @param appDataBytes all of it, also what firmware does not look at
 */
public record Advert(NodeKey publicKey, long timestampSeconds, Bytes signature, Bytes appDataBytes) implements Payload {

    /** Length of all that stands before the app data, in bytes. */
    public static final int MIN_LENGTH = 100;
    /** Length of the signature, in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    /** Checks range and length. */
    public Advert {
        Objects.requireNonNull(publicKey, "publicKey");
        Checks.u32("timestampSeconds", timestampSeconds);
        Checks.size("signature", signature, SIGNATURE_LENGTH);
        Objects.requireNonNull(appDataBytes, "appDataBytes");
    }

    static Advert decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new Advert(new NodeKey(in.take(NodeKey.LENGTH)), in.u32(), in.take(SIGNATURE_LENGTH), in.rest());
    }

    /** What the node says of itself; absent when there is no app data at all. */
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
