package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The direct messages of {@code testdata/direct}, encrypted by another implementation. */
public final class DirectCases {

    static final long TIME = 1_790_000_000L;
    static final NodeKeyPair ALICE = node("alice7");
    static final NodeKeyPair REPEATER = node("rep7");

    private static final NodeKeyring KEYS = NodeKeyring.of(List.of(ALICE), List.of(REPEATER.publicKey()));
    private static final Map<String, String> FRAMES = read();

    private DirectCases() {}

    private static NodeKeyPair node(String name) {
        try {
            byte[] seed = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return NodeKeyPair.ofSeed(Bytes.copyOf(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read() {
        String path = "/testdata/direct/cases.tsv";
        try (InputStream in = Objects.requireNonNull(DirectCases.class.getResourceAsStream(path), path)) {
            Map<String, String> frames = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(columns -> frames.put(columns[0], columns[1]));
            return frames;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The frames by name, in hex. */
    public static Map<String, String> frames() {
        return FRAMES;
    }

    /** What decrypts them. */
    public static NodeKeyring keys() {
        return KEYS;
    }

    static List<String> names() {
        return List.copyOf(FRAMES.keySet());
    }

    /** What was encrypted in each of them. */
    public static Stream<Bytes> plaintexts() {
        return names().stream().map(name -> decrypt(name).plaintext());
    }

    static DirectDecryption.Decrypted<?> decrypt(String name) {
        try {
            Bytes frame = Bytes.ofHex(Objects.requireNonNull(FRAMES.get(name), name));
            return (DirectDecryption.Decrypted<?>) decrypt(Packet.decode(frame).payload());
        } catch (PacketFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static DirectDecryption<?> decrypt(Payload payload) {
        if (payload instanceof Request request) {
            return KEYS.decrypt(request);
        } else if (payload instanceof Response response) {
            return KEYS.decrypt(response);
        } else if (payload instanceof TextMessage text) {
            return KEYS.decrypt(text);
        } else if (payload instanceof ReturnedPath path) {
            return KEYS.decrypt(path);
        }
        return KEYS.decrypt((AnonymousRequest) payload);
    }

    static <T extends DirectContent> T content(String name, Class<T> type) {
        return type.cast(decrypt(name).content().orElseThrow());
    }
}
