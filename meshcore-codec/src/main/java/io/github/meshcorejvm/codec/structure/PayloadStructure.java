package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a payload, and of what is inside an encrypted one. */
final class PayloadStructure {

    private final Fields fields;
    private final StructureKeys keys;
    private final Optional<ResponseData> response;
    private final List<Field> inside = new ArrayList<>();
    private Optional<PacketStructure.Decrypted> decrypted = Optional.empty();

    PayloadStructure(Fields fields, StructureKeys keys, Optional<ResponseData> response) {
        this.fields = fields;
        this.keys = keys;
        this.response = response;
    }

    /** Reads all that is left of the fields as a payload. */
    void analyse(PayloadType type) {
        Payload payload = Payload.decode(type, fields.ahead());
        switch (type) {
            case REQ, RESPONSE, TXT_MSG, PATH -> {
                fields.u8("destination hash", FieldText::nothing);
                fields.u8("source hash", FieldText::nothing);
                encrypted();
                if (payload instanceof DirectPayload direct) {
                    note(new DirectInside(keys.nodes(), response).decrypt(direct));
                }
            }
            case ANON_REQ -> {
                fields.u8("destination hash", FieldText::nothing);
                fields.bytes("sender key", 32, "public key of who asks");
                encrypted();
                if (payload instanceof AnonymousRequest request) {
                    note(new DirectInside(keys.nodes(), response).decrypt(request));
                }
            }
            case GRP_TXT, GRP_DATA -> {
                fields.u8("channel hash", FieldText::nothing);
                encrypted();
                if (payload instanceof GroupPayload group) {
                    note(new GroupInside(keys.channels()).decrypt(group));
                }
            }
            case ACK -> PlainStructure.ack(fields);
            case ADVERT -> AdvertStructure.read(fields, payload, keys.verifier());
            case TRACE -> PlainStructure.trace(fields);
            case MULTIPART -> PlainStructure.multipart(fields);
            case CONTROL -> ControlStructure.read(fields);
            case RESERVED_12, RESERVED_13, RESERVED_14 -> fields.rest("data", "of a type that nobody uses yet");
            case RAW_CUSTOM -> fields.rest("data", "of an application's own");
        }
    }

    /** MAC and ciphertext. */
    private void encrypted() {
        fields.bytes("MAC", 2, "over the ciphertext");
        int left = fields.remaining();
        if (!fields.isCut() && left == 0) {
            fields.problem("no ciphertext: nodes ignore this");
        } else if (!fields.isCut() && left % 16 != 0) {
            fields.problem("ciphertext has " + left + " bytes, not a multiple of 16");
        }
        fields.rest("ciphertext", FieldText.count(left / 16, "block") + " of AES-128");
    }

    private void note(Optional<Inside> found) {
        found.ifPresent(it -> {
            decrypted = Optional.of(new PacketStructure.Decrypted(it.by(), it.plaintext()));
            inside.addAll(it.fields().fields());
            it.fields().problems().forEach(problem -> fields.problem("inside: " + problem));
        });
    }

    PacketStructure result(Bytes frame, List<String> problems) {
        List<Field> all = new ArrayList<>(fields.fields());
        all.addAll(inside);
        return new PacketStructure(frame, all, decrypted, problems);
    }

    /**
     * What was decrypted, with its fields.
     *
     * @param by whose key it was
     * @param plaintext with its padding
     * @param fields of the plaintext
     */
    record Inside(String by, Bytes plaintext, Fields fields) {}
}
