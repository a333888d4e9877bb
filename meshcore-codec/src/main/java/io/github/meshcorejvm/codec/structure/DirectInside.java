package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.exchange.ResponseGuess;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields inside a payload between two nodes. */
final class DirectInside {

    private static final int SHOWN_KEY_BYTES = 4;

    private final NodeKeyring nodes;
    private final Optional<ResponseData> response;

    DirectInside(NodeKeyring nodes, Optional<ResponseData> response) {
        this.nodes = nodes;
        this.response = response;
    }

    Optional<PayloadStructure.Inside> decrypt(DirectPayload payload) {
        if (payload instanceof TextMessage text) {
            return inside(nodes.decrypt(text), DirectInside::text);
        } else if (payload instanceof Request request) {
            return inside(nodes.decrypt(request), (fields, decrypted) -> RequestStructure.read(fields));
        } else if (payload instanceof Response encrypted) {
            return inside(nodes.decrypt(encrypted), (fields, decrypted) -> response(fields));
        }
        return inside(nodes.decrypt((ReturnedPath) payload), (fields, decrypted) -> path(fields));
    }

    Optional<PayloadStructure.Inside> decrypt(AnonymousRequest request) {
        return inside(nodes.decrypt(request), (fields, decrypted) -> anonymous(fields));
    }

    private static Optional<PayloadStructure.Inside> inside(
            DirectDecryption<?> result, BiConsumer<Fields, DirectDecryption.Decrypted<?>> read) {
        if (!(result instanceof DirectDecryption.Decrypted<?> decrypted)) {
            return Optional.empty();
        }
        Fields fields = new Fields(Field.Layer.PLAINTEXT, decrypted.plaintext());
        read.accept(fields, decrypted);
        String by = "node " + shown(decrypted.sender()) + " to node " + shown(decrypted.receiver());
        return Optional.of(new PayloadStructure.Inside(by, decrypted.plaintext(), fields));
    }

    private static String shown(NodeKey key) {
        return key.prefix(SHOWN_KEY_BYTES) + "...";
    }

    private static void text(Fields fields, DirectDecryption.Decrypted<?> decrypted) {
        fields.time("time");
        fields.u8("flags", FieldText::nothing);
        fields.bits(0, 1, "attempt", FieldText::nothing);
        int type = fields.bits(2, 7, "text type", DirectInside::textType);
        if (type == DirectText.SIGNED) {
            fields.bytes("author prefix", 4, "first bytes of the author's key");
        }
        Bytes text = Utf8Text.beforeNul(fields.ahead());
        fields.text("text", text.size(), ackOf(decrypted));
        if (fields.remaining() >= 2 && fields.ahead().u8(1) != 0) {
            fields.bytes("text end", 1, "");
            fields.u8("extended attempt", FieldText::nothing);
        }
        PlainStructure.padding(fields);
    }

    private static String textType(int type) {
        return switch (type) {
            case DirectText.PLAIN -> "plain";
            case DirectText.COMMAND -> "command or its answer";
            case DirectText.SIGNED -> "signed: a room server's post";
            default -> "not in use";
        };
    }

    /** The checksum that acknowledges the text. */
    private static String ackOf(DirectDecryption.Decrypted<?> decrypted) {
        if (decrypted.content().isPresent() && decrypted.content().get() instanceof DirectText text) {
            NodeKey key = text.textType() == DirectText.SIGNED ? decrypted.receiver() : decrypted.sender();
            var checksum = text.ackChecksum(key);
            return checksum.isPresent() ? String.format(Locale.ROOT, "its ACK is %08x", checksum.getAsLong()) : "";
        }
        return "";
    }

    private void response(Fields fields) {
        fields.u32("tag", value -> "the request's time: " + FieldText.utc(value));
        Bytes data = fields.ahead();
        Optional<ResponseData> known = response.or(() -> ResponseGuess.guess(data));
        if (known.isPresent() && known.get().encode().equals(data)) {
            ResponseStructure.read(fields, known.get());
        } else {
            fields.rest("data", "of unknown type; padding included");
        }
    }

    private void path(Fields fields) {
        if (!hops(fields)) {
            return;
        }
        PayloadType type = PayloadType.ofCode(fields.u8("extra type", DirectInside::extraType) & 0x0F);
        if (!fields.isCut() && type == PayloadType.ACK && fields.remaining() >= 4) {
            fields.u32("checksum", value -> String.format(Locale.ROOT, "%08x: ACK of a text", value));
            acknowledgementEnd(fields);
        } else if (!fields.isCut() && type == PayloadType.RESPONSE && fields.remaining() >= 4) {
            response(fields);
        }
        fields.rest("extra", "padding included");
    }

    /** Attempt and random byte, which only some ACKs have; they cannot be distinguished from padding where they are zero. */
    private static void acknowledgementEnd(Fields fields) {
        if (fields.remaining() >= 2 && !fields.ahead().isZero()) {
            fields.u8("attempt", FieldText::nothing);
            fields.u8("random", value -> "makes the packet hash differ");
        }
        PlainStructure.padding(fields);
    }

    /** A path and its length byte; false if that byte is invalid, and then nothing is left to read. */
    private static boolean hops(Fields fields) {
        int lengthByte = fields.u8("path_len", FieldText::nothing);
        int count = fields.bits(0, 5, "hop count", FieldText::nothing);
        int size = 1 + fields.bits(6, 7, "hash size - 1", bits -> FieldText.count(bits + 1, "byte") + " a hop");
        if (!HopPath.isValidLengthByte(lengthByte)) {
            fields.problem("path_len is invalid");
            fields.rest("rest", "not decoded");
            return false;
        }
        for (int hop = 1; hop <= count; hop++) {
            fields.bytes("hop " + hop, size, "");
        }
        return true;
    }

    private static String extraType(int value) {
        return value == PathContent.NO_EXTRA
                ? "nothing; random bytes follow"
                : PayloadType.ofCode(value & 0x0F).toString();
    }

    private static void anonymous(Fields fields) {
        fields.time("time");
        if (new AnonymousContent(0, fields.ahead()).subRequest().isPresent()) {
            fields.u8("question", DirectInside::question);
            hops(fields);
            PlainStructure.padding(fields);
        } else {
            login(fields);
        }
    }

    /** The password of a repeater is text from the first byte on; for a room server, a time stands before it. */
    private static void login(Fields fields) {
        Bytes data = fields.ahead();
        Bytes begin = Utf8Text.beforeNul(data);
        boolean text = Utf8Text.plausible(begin).isPresent()
                && data.slice(begin.size(), data.size()).isZero();
        if (!text && data.size() > Integer.BYTES) {
            fields.time("posts since");
        }
        Bytes password = Utf8Text.beforeNul(fields.ahead());
        fields.text("password", password.size(), text ? "or, for a room server, a time and then a password" : "");
        PlainStructure.padding(fields);
    }

    private static String question(int type) {
        return switch (type) {
            case AnonymousContent.REGIONS -> "regions";
            case AnonymousContent.OWNER -> "owner";
            case AnonymousContent.CLOCK -> "clock and features";
            default -> "";
        };
    }
}
