package io.github.meshcorejvm.codec.fuzz;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.crypto.SharedSecret;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.exchange.MinMaxAverage;
import io.github.meshcorejvm.codec.exchange.RequestData;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.exchange.ResponseGuess;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import io.github.meshcorejvm.codec.exchange.Telemetry;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.payload.Multipart;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import io.github.meshcorejvm.codec.payload.Trace;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import io.github.meshcorejvm.codec.telemetry.LppRange;
import io.github.meshcorejvm.codec.telemetry.LppReading;
import java.util.List;
import java.util.Optional;

/** Does with bytes all that the codec can do with them, and checks the laws that hold for all bytes. */
public final class EveryView {

    private static final NodeKeyPair ALICE = NodeKeyPair.ofSeed(Bytes.copyOf(new byte[32]));
    private static final NodeKeyPair BOB =
            NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
    private static final SharedSecret SECRET =
            ALICE.sharedSecret(BOB.publicKey()).orElseThrow();
    private static final NodeKeyring NODES = NodeKeyring.of(List.of(ALICE, BOB), List.of());
    private static final ChannelKeyring CHANNELS = ChannelKeyring.builder()
            .add("Public", ChannelKey.PUBLIC)
            .add("secret", ChannelKey.of(SECRET.exportBytes()))
            .build();
    private static final StructureKeys KEYS = new StructureKeys(
            CHANNELS,
            NODES,
            RegionScopes.ofNames(List.of("#europe", "#test")),
            Optional.of(AdvertVerifier.using((key, message, signature) -> false)));

    private EveryView() {}

    /** The bytes as a frame. */
    public static void ofFrame(byte[] frame) {
        Bytes bytes = Bytes.copyOf(frame);
        covers(PacketStructure.of(bytes), bytes);
        covers(PacketStructure.of(bytes, KEYS), bytes);
        Packet packet;
        try {
            packet = Packet.decode(bytes);
        } catch (PacketFormatException e) {
            check(e.offset() >= 0 && e.offset() <= frame.length, "offset within the frame");
            return;
        }
        check(Bytes.copyOf(packet.encode()).equals(bytes), "encode gives back the frame");
        check(packet.encodedLength() == frame.length, "encodedLength");
        check(packet.contentHash().toString().length() == 16, "hash");
        check(packet.path().hops().size() == packet.path().hopCount(), "hops");
        payload(packet);
    }

    private static void payload(Packet packet) {
        Payload payload = packet.payload();
        check(payload.type() == packet.payloadType(), "type");
        check(payload.encode().equals(packet.payloadBytes()), "encode gives back the payload");
        check(Payload.decode(payload.type(), payload.encode()).equals(payload), "decode gives back the payload");
        KEYS.regions().match(packet);
        if (payload instanceof Advert advert) {
            advert.appData().ifPresent(appData -> appData.name().ifPresent(String::length));
            AdvertVerifier.using((key, message, signature) -> true).verify(advert);
        } else if (payload instanceof Trace trace) {
            check(trace.hops().size() * trace.hopSize() <= trace.routeBytes().size(), "route");
            Trace.snrQuarterDb(packet.path());
        } else if (payload instanceof Multipart multipart) {
            multipart.ack();
        } else if (payload instanceof DiscoverResponse response) {
            response.key();
        }
        decrypt(payload);
    }

    private static void decrypt(Payload payload) {
        if (payload instanceof GroupText text) {
            CHANNELS.decrypt(text);
        } else if (payload instanceof GroupData data) {
            CHANNELS.decrypt(data);
        } else if (payload instanceof TextMessage text) {
            content(NODES.decrypt(text));
        } else if (payload instanceof Request request) {
            content(NODES.decrypt(request));
        } else if (payload instanceof Response response) {
            content(NODES.decrypt(response));
        } else if (payload instanceof ReturnedPath path) {
            content(NODES.decrypt(path));
        } else if (payload instanceof AnonymousRequest request) {
            content(NODES.decrypt(request));
        }
    }

    private static void content(DirectDecryption<?> result) {
        if (!(result instanceof DirectDecryption.Decrypted<?> decrypted)
                || decrypted.content().isEmpty()) {
            return;
        }
        DirectContent content = decrypted.content().get();
        check(decrypted.plaintext().startsWith(content.encode()) || content instanceof DirectText, "content");
        NodeKey key = decrypted.sender();
        if (content instanceof DirectText text) {
            text.text();
            text.ackChecksum(key);
        } else if (content instanceof RequestContent request) {
            request.keepAliveChecksum(key);
            check(RequestData.of(request).encode().equals(request.data()), "parameters of a request");
        } else if (content instanceof ResponseContent response) {
            response(response);
        } else if (content instanceof PathContent path) {
            path.extraPayload();
            path.ack();
            path.response().ifPresent(EveryView::response);
        } else if (content instanceof AnonymousContent anonymous) {
            anonymous.password();
            anonymous.roomLogin();
            anonymous.subRequest();
        }
    }

    /** The data as that of a response of each type, and of a guessed one. */
    static void response(ResponseContent response) {
        for (ResponseType type : ResponseType.values()) {
            ResponseData data = ResponseData.decode(type, response.data());
            check(data.encode().equals(response.data()), "data of a response");
            if (data instanceof Telemetry telemetry) {
                telemetry.readings().readings().forEach(LppReading::value);
            } else if (data instanceof MinMaxAverage average) {
                average.ranges().ranges().forEach(LppRange::averageValue);
            }
        }
        ResponseGuess.guess(response.data());
    }

    /** The bytes as what was encrypted, in a payload of each type that has such. */
    public static void ofPlaintext(byte[] plaintext) {
        Bytes ciphertext = SECRET.encrypt(Bytes.copyOf(plaintext).slice(0, Math.min(plaintext.length, 144)));
        Bytes mac = SECRET.mac(ciphertext);
        int to = BOB.publicKey().hash();
        int from = ALICE.publicKey().hash();
        int channel = ChannelKey.of(SECRET.exportBytes()).hashByte();
        for (Payload payload : List.of(
                new TextMessage(to, from, mac, ciphertext),
                new Request(to, from, mac, ciphertext),
                new Response(to, from, mac, ciphertext),
                new ReturnedPath(to, from, mac, ciphertext),
                new AnonymousRequest(to, ALICE.publicKey(), mac, ciphertext),
                new GroupText(channel, mac, ciphertext),
                new GroupData(channel, mac, ciphertext))) {
            ofFrame(Packet.of(RouteType.FLOOD, HopPath.EMPTY, payload).encode());
        }
    }

    private static void covers(PacketStructure structure, Bytes frame) {
        int covered = structure.fields().stream()
                .filter(field -> field.bits().isEmpty())
                .mapToInt(field -> field.bytes().size())
                .sum();
        int plaintext = structure
                .decrypted()
                .map(decrypted -> decrypted.plaintext().size())
                .orElse(0);
        check(covered == frame.size() + plaintext, "fields cover all bytes");
    }

    static void check(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError("broken law: " + law);
        }
    }
}
