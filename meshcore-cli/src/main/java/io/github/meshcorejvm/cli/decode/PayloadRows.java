package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.crypto.ChannelData;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.crypto.GroupDataTypes;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Control;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Multipart;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.RawCustom;
import io.github.meshcorejvm.codec.payload.ReservedPayload;
import io.github.meshcorejvm.codec.payload.Trace;
import java.util.ArrayList;
import java.util.List;

/** The fields of a payload, for a person to read. */
final class PayloadRows {

    private final Rows rows;

    PayloadRows(Rows rows) {
        this.rows = rows;
    }

    void add(Decoded decoded) {
        Payload payload = decoded.reading().payload();
        if (payload instanceof DirectPayload direct) {
            new DirectRows(rows).add(direct, decoded);
        } else if (payload instanceof AnonymousRequest request) {
            new DirectRows(rows).add(request, decoded);
        } else if (payload instanceof GroupText text) {
            text(text, decoded);
        } else if (payload instanceof GroupData data) {
            data(data, decoded.reading().data());
        } else if (payload instanceof Advert advert) {
            new AdvertRows(rows).add(advert, decoded.reading().signature());
        } else if (payload instanceof Ack ack) {
            ack(ack);
        } else if (payload instanceof Trace trace) {
            trace(trace, decoded.reading().packet().path());
        } else if (payload instanceof Multipart multipart) {
            multipart(multipart);
        } else if (payload instanceof Control control) {
            control(control);
        } else if (payload instanceof MalformedPayload malformed) {
            rows.bad("payload", malformed.problem());
            hex("bytes", malformed.raw());
        } else if (payload instanceof RawCustom || payload instanceof ReservedPayload) {
            hex("data", payload.encode());
        } else {
            throw new IllegalStateException("no rows for " + payload.getClass());
        }
    }

    private void hex(String label, Bytes bytes) {
        if (!bytes.isEmpty()) {
            rows.add(label, bytes.toHex());
        }
    }

    private void text(GroupText text, Decoded decoded) {
        GroupDecryption<ChannelMessage> result = decoded.reading().message();
        if (result instanceof GroupDecryption.Decrypted<ChannelMessage> decrypted) {
            rows.add("channel", channel(decrypted.channel(), text));
            rows.add("time", NumberText.utc(decrypted.content().timestampSeconds()));
            decrypted.content().sender().ifPresent(sender -> rows.add("sender", sender + " (says the text)"));
            rows.add("text", decrypted.content().text());
            if (decrypted.content().textType() != 0) {
                rows.bad("text type", decrypted.content().textType() + ": nodes show only 0");
            }
        } else if (decoded.implausible().isPresent()) {
            implausible(text, decoded.implausible().get());
        } else {
            encrypted(text, result);
        }
    }

    private void implausible(GroupText text, GroupDecryption.Decrypted<Bytes> decrypted) {
        rows.add("channel", channel(decrypted.channel(), text));
        rows.bad("text", "decrypted, implausible text: " + ImplausibleText.of(decrypted.plaintext()));
        hex("bytes", decrypted.plaintext());
    }

    private void data(GroupData data, GroupDecryption<ChannelData> result) {
        if (result instanceof GroupDecryption.Decrypted<ChannelData> decrypted) {
            ChannelData content = decrypted.content();
            rows.add("channel", channel(decrypted.channel(), data));
            String name = GroupDataTypes.nameOf(content.dataType())
                    .map(registered -> " (" + registered + ")")
                    .orElse("");
            rows.add("data type", "0x" + NumberText.hex(content.dataType(), 4) + name);
            content.data()
                    .ifPresentOrElse(
                            bytes -> hex("data", bytes),
                            () -> rows.bad(
                                    "data",
                                    "claims " + content.dataLength() + " bytes, there are "
                                            + content.available().size()));
        } else {
            encrypted(data, result);
        }
    }

    private static String channel(String name, GroupPayload payload) {
        return name + " (hash " + NumberText.hex(payload.channelHash(), 2) + ")";
    }

    private void encrypted(GroupPayload payload, GroupDecryption<?> result) {
        rows.add("channel", "hash " + NumberText.hex(payload.channelHash(), 2));
        String why = result instanceof GroupDecryption.NoKey ? "too short to decrypt" : "no matching key";
        rows.add("encrypted", payload.ciphertext().size() + " bytes: " + why);
    }

    private void ack(Ack ack) {
        rows.add("checksum", NumberText.u32(ack.checksum()) + " (of the text acknowledged)");
        ack.extendedAttempt().ifPresent(attempt -> rows.add("attempt", Integer.toString(attempt)));
        ack.random().ifPresent(random -> rows.add("random", NumberText.hex(random, 2)));
    }

    private void trace(Trace trace, HopPath path) {
        rows.add("tag", NumberText.u32(trace.tag()));
        rows.add("auth code", NumberText.u32(trace.authCode()));
        List<Bytes> hops = trace.hops();
        List<Integer> snrs = Trace.snrQuarterDb(path);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < hops.size(); i++) {
            shown.add(hops.get(i).toHex() + (i < snrs.size() ? " (" + NumberText.decibels(snrs.get(i)) + ")" : ""));
        }
        rows.add("route", shown.isEmpty() ? "none" : String.join(" > ", shown));
        rows.add("done", Math.min(snrs.size(), hops.size()) + " of " + hops.size() + " hops");
    }

    private void multipart(Multipart multipart) {
        rows.add("remaining", multipart.remaining() + " more packets to come");
        rows.add("inside", multipart.innerType().toString());
        multipart.ack().ifPresentOrElse(this::ack, () -> hex("bytes", multipart.innerBytes()));
    }

    private void control(Control control) {
        if (control instanceof DiscoverRequest request) {
            rows.add("asks", "who is near? (DISCOVER_REQ)");
            rows.add("of types", types(request.typeFilter()));
            rows.add("tag", NumberText.u32(request.tag()));
            request.since().ifPresent(since -> rows.add("since", NumberText.utc(since)));
        } else if (control instanceof DiscoverResponse response) {
            rows.add("answers", "I am near (DISCOVER_RESP)");
            rows.add("node type", response.nodeType().toString());
            response.key().ifPresent(key -> hex("node", key));
            rows.add("heard at", NumberText.decibels(response.snrQuarterDb()) + " SNR");
            rows.add("tag", NumberText.u32(response.tag()));
        } else {
            rows.add("sub-type", control.subType() + ", not in use or too short");
            hex("bytes", control.encode());
        }
    }

    private static String types(int filter) {
        List<String> names = new ArrayList<>();
        for (int code = 0; code < Byte.SIZE; code++) {
            if ((filter >>> code & 1) == 1) {
                names.add(NodeType.ofCode(code).toString());
            }
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
