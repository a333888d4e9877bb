package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The fields inside a group payload. */
final class GroupInside {

    private final ChannelKeyring channels;

    GroupInside(ChannelKeyring channels) {
        this.channels = channels;
    }

    Optional<PayloadStructure.Inside> decrypt(GroupPayload payload) {
        if (payload instanceof GroupText text) {
            return inside(channels.decrypt(text), GroupInside::text);
        }
        return inside(channels.decrypt((GroupData) payload), GroupInside::data);
    }

    private static Optional<PayloadStructure.Inside> inside(GroupDecryption<?> result, Consumer<Fields> read) {
        if (!(result instanceof GroupDecryption.Decrypted<?> decrypted)) {
            return Optional.empty();
        }
        Fields fields = new Fields(Field.Layer.PLAINTEXT, decrypted.plaintext());
        read.accept(fields);
        return Optional.of(
                new PayloadStructure.Inside("channel " + decrypted.channel(), decrypted.plaintext(), fields));
    }

    private static void text(Fields fields) {
        fields.time("time");
        fields.u8("flags", FieldText::nothing);
        fields.bits(0, 1, "attempt", FieldText::nothing);
        fields.bits(2, 7, "text type", type -> type == 0 ? "plain" : "nodes show only 0");
        Bytes text = Utf8Text.beforeNul(fields.ahead());
        fields.text("text", text.size(), "");
        PlainStructure.padding(fields);
    }

    private static void data(Fields fields) {
        fields.u16("data type", "", type -> String.format(Locale.ROOT, "0x%04X", type));
        int length = fields.u8("data length", FieldText::nothing);
        if (length > fields.remaining()) {
            fields.problem("data length " + length + " is more than the " + fields.remaining() + " bytes there are");
            fields.rest("data", "cut short");
            return;
        }
        if (length > 0) {
            fields.bytes("data", length, "");
        }
        PlainStructure.padding(fields);
    }
}
