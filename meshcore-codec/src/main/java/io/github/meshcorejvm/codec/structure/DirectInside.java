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
import io.github.meshcorejvm.codec.direct.RequestContent;
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

    DirectInside(NodeKeyring nodes) {
        this.nodes = nodes;
    }

    Optional<PayloadStructure.Inside> decrypt(DirectPayload payload) {
        if (payload instanceof TextMessage text) {
            return inside(nodes.decrypt(text), DirectInside::text);
        } else if (payload instanceof Request request) {
            return inside(nodes.decrypt(request), (fields, decrypted) -> request(fields));
        } else if (payload instanceof Response response) {
            return inside(nodes.decrypt(response), (fields, decrypted) -> response(fields));
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
        fields.u8("flags", Words::nothing);
        fields.bits(0, 1, "attempt", Words::nothing);
        int type = fields.bits(2, 7, "text type", DirectInside::textType);
        if (type == DirectText.SIGNED) {
            fields.bytes("author prefix", 4, "first bytes of the author's key");
        }
        Bytes text = Utf8Text.beforeNul(fields.ahead());
        fields.text("text", text.size(), ackOf(decrypted));
        if (fields.remaining() >= 2 && fields.ahead().u8(1) != 0) {
            fields.bytes("text end", 1, "");
            fields.u8("extended attempt", Words::nothing);
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

    private static void request(Fields fields) {
        fields.time("time");
        fields.u8("request type", DirectInside::requestType);
        fields.rest("data", "padding included");
    }

    private static String requestType(int type) {
        return switch (type) {
            case RequestContent.STATUS -> "status";
            case RequestContent.KEEP_ALIVE -> "keep-alive";
            case RequestContent.TELEMETRY -> "telemetry";
            case RequestContent.MIN_MAX_AVERAGE -> "minimum, maximum and average";
            case RequestContent.ACCESS_LIST -> "access list";
            case RequestContent.NEIGHBOURS -> "neighbours";
            case RequestContent.OWNER -> "owner";
            default -> "";
        };
    }

    private static void response(Fields fields) {
        fields.u32("tag", value -> "the request's time: " + Words.utc(value));
        fields.rest("data", "padding included");
    }

    private static void path(Fields fields) {
        if (!hops(fields)) {
            return;
        }
        int type = fields.u8("extra type", value -> extraType(value));
        if (!fields.isCut() && type == PayloadType.ACK.code() && fields.remaining() >= 4) {
            fields.u32("checksum", value -> String.format(Locale.ROOT, "%08x: ACK of a text", value));
        }
        fields.rest("extra", "padding included");
    }

    /** A path and its length byte; false if that byte is invalid, and then nothing is left to read. */
    private static boolean hops(Fields fields) {
        int lengthByte = fields.u8("path_len", Words::nothing);
        int count = fields.bits(0, 5, "hop count", Words::nothing);
        int size = 1 + fields.bits(6, 7, "hash size - 1", bits -> Words.count(bits + 1, "byte") + " a hop");
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
            fields.rest("data", "a login: password, for a room server after a time; padding included");
        }
    }

    private static String question(int type) {
        return switch (type) {
            case AnonymousContent.REGIONS -> "regions";
            case AnonymousContent.OWNER -> "owner";
            case AnonymousContent.CLOCK -> "clock and status";
            default -> "";
        };
    }
}
