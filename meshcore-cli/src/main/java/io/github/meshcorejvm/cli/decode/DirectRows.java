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
import java.util.Locale;

/** The fields of a payload between two nodes, as a person reads them. */
final class DirectRows {

    private final Rows rows;

    DirectRows(Rows rows) {
        this.rows = rows;
    }

    void add(DirectPayload payload, Decoded decoded) {
        if (decoded.direct().orElseThrow() instanceof DirectDecryption.Decrypted<?> opened) {
            opened(opened);
            return;
        }
        rows.add("from", String.format(Locale.ROOT, "node %02x", payload.sourceHash()));
        rows.add("to", String.format(Locale.ROOT, "node %02x", payload.destinationHash()));
        sealed(payload.ciphertext(), decoded);
    }

    void add(AnonymousRequest request, Decoded decoded) {
        if (decoded.direct().orElseThrow() instanceof DirectDecryption.Decrypted<?> opened) {
            opened(opened);
            return;
        }
        rows.add("from", request.senderKey().toString());
        rows.add("to", String.format(Locale.ROOT, "node %02x", request.destinationHash()));
        sealed(request.ciphertext(), decoded);
    }

    private void sealed(Bytes ciphertext, Decoded decoded) {
        boolean tried = decoded.direct().orElseThrow() instanceof DirectDecryption.NotDecrypted<?>;
        rows.add(
                "sealed",
                ciphertext.size() + " bytes: "
                        + (tried ? "no key given opens it" : "needs the key of a node (--private-key, --peer)"));
    }

    private void opened(DirectDecryption.Decrypted<?> opened) {
        rows.add("from", opened.sender().toString());
        rows.add("to", opened.receiver().toString());
        if (opened.content().isEmpty()) {
            rows.bad("inside", "opened, but makes no sense");
            rows.add("bytes", opened.plaintext().toHex());
            return;
        }
        DirectContent content = opened.content().get();
        if (content instanceof DirectText text) {
            text(text, text.textType() == DirectText.SIGNED ? opened.receiver() : opened.sender());
        } else if (content instanceof RequestContent request) {
            rows.add("time", Shown.utc(request.timestampSeconds()));
            rows.add("request", Integer.toString(request.requestType()));
            rows.add("data", request.data().toHex());
        } else if (content instanceof ResponseContent response) {
            rows.add("tag", response.tag() + " (" + Shown.utc(response.tag()) + ")");
            rows.add("data", response.data().toHex());
        } else if (content instanceof PathContent path) {
            path(path);
        } else if (content instanceof AnonymousContent anonymous) {
            anonymous(anonymous);
        }
    }

    private void text(DirectText text, NodeKey key) {
        rows.add("time", Shown.utc(text.timestampSeconds()));
        if (text.attempt() > 0) {
            rows.add("attempt", Integer.toString(text.attempt()));
        }
        if (text.textType() == DirectText.COMMAND) {
            rows.add("text type", "command, or the answer to one");
        }
        text.authorPrefix().ifPresent(author -> rows.add("author", author.toHex() + "..."));
        rows.add("text", text.text());
        text.ackChecksum(key).ifPresent(checksum -> rows.add("its ACK", Shown.u32(checksum)));
    }

    private void path(PathContent path) {
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
            rows.add("checksum", Shown.u32(ack.checksum()));
        } else {
            rows.add("data", path.extra().toHex());
        }
    }

    private void anonymous(AnonymousContent content) {
        rows.add("time", Shown.utc(content.timestampSeconds()));
        content.subRequest().ifPresent(question -> rows.add("asks", "sub-request " + question.type()));
        if (content.subRequest().isEmpty()) {
            // Which of the two it is, only the node asked knows.
            content.password().ifPresent(password -> rows.add("password", password + " (for a repeater or sensor)"));
            content.roomLogin()
                    .ifPresent(login -> rows.add(
                            "or",
                            login.password() + " (for a room, with posts since " + Shown.utc(login.syncSinceSeconds())
                                    + ")"));
        }
        rows.add("data", content.data().toHex());
    }
}
