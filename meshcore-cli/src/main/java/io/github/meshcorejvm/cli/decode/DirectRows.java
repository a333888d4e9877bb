package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.store.json.DirectReading;
import java.util.Locale;

/** The fields of a payload between two nodes, for a person to read. */
final class DirectRows {

    private final Rows rows;

    DirectRows(Rows rows) {
        this.rows = rows;
    }

    void add(DirectPayload payload, Decoded decoded) {
        if (decoded.direct().orElseThrow().result() instanceof DirectDecryption.Decrypted<?> decrypted) {
            decrypted(decrypted, decoded.direct().get());
            return;
        }
        rows.add("from", String.format(Locale.ROOT, "node %02x", payload.sourceHash()));
        rows.add("to", String.format(Locale.ROOT, "node %02x", payload.destinationHash()));
        encrypted(payload.ciphertext(), decoded);
    }

    void add(AnonymousRequest request, Decoded decoded) {
        if (decoded.direct().orElseThrow().result() instanceof DirectDecryption.Decrypted<?> decrypted) {
            decrypted(decrypted, decoded.direct().get());
            return;
        }
        rows.add("from", request.senderKey().toString());
        rows.add("to", String.format(Locale.ROOT, "node %02x", request.destinationHash()));
        encrypted(request.ciphertext(), decoded);
    }

    private void encrypted(Bytes ciphertext, Decoded decoded) {
        boolean tried = decoded.direct().orElseThrow().result() instanceof DirectDecryption.NotDecrypted<?>;
        rows.add(
                "encrypted",
                ciphertext.size() + " bytes: "
                        + (tried ? "no matching key" : "needs the key of a node (--private-key, --peer)"));
    }

    private void decrypted(DirectDecryption.Decrypted<?> decrypted, DirectReading reading) {
        rows.add("from", decrypted.sender().toString());
        rows.add("to", decrypted.receiver().toString());
        if (decrypted.content().isEmpty()) {
            rows.bad("inside", "decrypted, but invalid for its payload type");
            rows.add("bytes", decrypted.plaintext().toHex());
            return;
        }
        DirectContent content = decrypted.content().get();
        if (content instanceof DirectText text) {
            text(text, text.textType() == DirectText.SIGNED ? decrypted.receiver() : decrypted.sender());
        } else if (content instanceof RequestContent request) {
            new RequestRows(rows).add(request);
        } else if (content instanceof ResponseContent response) {
            response(response, reading);
        } else if (content instanceof PathContent path) {
            path(path, reading);
        } else if (content instanceof AnonymousContent anonymous) {
            new RequestRows(rows).add(anonymous);
        } else {
            throw new IllegalStateException("unknown kind of content: " + content.getClass());
        }
    }

    private void response(ResponseContent response, DirectReading reading) {
        rows.add("tag", response.tag() + " (" + NumberText.utc(response.tag()) + ")");
        if (reading.response().isPresent()) {
            new ResponseRows(rows).add(reading.response().get(), reading.guessed());
        } else {
            rows.add("data", response.data().toHex());
        }
    }

    private void text(DirectText text, NodeKey key) {
        rows.add("time", NumberText.utc(text.timestampSeconds()));
        if (text.attempt() > 0) {
            rows.add("attempt", Integer.toString(text.attempt()));
        }
        if (text.textType() == DirectText.COMMAND) {
            rows.add("text type", "command, or the answer to one");
        }
        text.authorPrefix().ifPresent(author -> rows.add("author", author.toHex() + "..."));
        rows.add("text", text.text());
        text.ackChecksum(key).ifPresent(checksum -> rows.add("its ACK", NumberText.u32(checksum)));
    }

    private void path(PathContent path, DirectReading reading) {
        rows.add(
                "path back",
                path.path().hopCount() == 0
                        ? "no hops"
                        : HumanView.path(path.path().hops()));
        if (path.extraTypeByte() == PathContent.NO_EXTRA) {
            return;
        }
        rows.add("with", path.extraType().toString());
        if (path.extraPayload() instanceof Ack ack) {
            rows.add("checksum", NumberText.u32(ack.checksum()));
        } else if (path.response().isPresent()) {
            response(path.response().get(), reading);
        } else {
            rows.add("data", path.extra().toHex());
        }
    }
}
