package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.util.Locale;

/** The fields of the payloads that have only a few, in the clear. */
final class PlainStructure {

    private PlainStructure() {}

    static void ack(Fields fields) {
        fields.u32("checksum", PlainStructure::checksum);
        if (fields.remaining() > 0) {
            fields.u8("attempt", FieldText::nothing);
        }
        if (fields.remaining() > 0) {
            fields.u8("random", value -> "makes the packet hash differ");
        }
        fields.rest("trailing", "ignored by readers");
    }

    private static String checksum(long value) {
        return String.format(Locale.ROOT, "%08x: of the text acknowledged", value);
    }

    static void trace(Fields fields) {
        fields.u32("tag", value -> String.format(Locale.ROOT, "%08x", value));
        fields.u32("auth code", value -> String.format(Locale.ROOT, "%08x", value));
        fields.u8("flags", FieldText::nothing);
        int size = 1 << fields.bits(0, 1, "hop size code", code -> FieldText.count(1 << code, "byte") + " a hop");
        for (int hop = 1; !fields.isCut() && fields.remaining() >= size; hop++) {
            fields.bytes("route " + hop, size, "");
        }
        fields.rest("trailing", "no whole hop");
    }

    static void multipart(Fields fields) {
        fields.u8("first byte", FieldText::nothing);
        int type =
                fields.bits(0, 3, "inner type", code -> PayloadType.ofCode(code).toString());
        fields.bits(4, 7, "remaining", count -> FieldText.count(count, "packet") + " still to come");
        if (!fields.isCut() && type == PayloadType.ACK.code() && fields.remaining() >= 4) {
            ack(fields);
        } else {
            fields.rest("inner payload", "");
        }
    }

    /** Zero bytes up to the end of a block; other bytes there are not read by nodes. */
    static void padding(Fields fields) {
        Bytes rest = fields.ahead();
        boolean zero = rest.toHex().chars().allMatch(c -> c == '0');
        fields.rest(zero ? "padding" : "trailing", zero ? "up to whole blocks" : "behind the end");
    }
}
