package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.link.MeshcoreLink;
import io.github.meshcorejvm.store.json.JsonWriter;
import java.util.List;
import java.util.Locale;

/** A link to a contact or a channel. The key of a channel is not shown. */
final class LinkView {

    private LinkView() {}

    static void write(JsonWriter json, MeshcoreLink link) {
        json.beginObject();
        json.beginObject("link");
        if (link instanceof MeshcoreLink.Contact contact) {
            json.field("type", "contact");
            json.field("name", contact.name());
            json.field("pubKey", contact.publicKey().toString());
            json.field("nodeType", contact.type().toString());
        } else if (link instanceof MeshcoreLink.Channel channel) {
            json.field("type", "channel");
            json.field("name", channel.name());
            json.field("channelHashHex", hash(channel));
        } else {
            throw new IllegalStateException("link with a packet: " + link.getClass());
        }
        json.endObject();
        json.endObject();
    }

    static List<String> lines(MeshcoreLink link, Screen screen) {
        Rows rows = new Rows(screen);
        if (link instanceof MeshcoreLink.Contact contact) {
            rows.lines().add(screen.palette().bold("link to a contact"));
            rows.add("name", contact.name());
            rows.add("key", contact.publicKey().toString());
            rows.add("type", contact.type().toString());
        } else if (link instanceof MeshcoreLink.Channel channel) {
            rows.lines().add(screen.palette().bold("link to a channel"));
            rows.add("name", channel.name());
            rows.add("hash", hash(channel) + " (the key is not shown; --channel-key takes the link)");
        } else {
            throw new IllegalStateException("link with a packet: " + link.getClass());
        }
        return rows.lines();
    }

    private static String hash(MeshcoreLink.Channel channel) {
        return String.format(Locale.ROOT, "%02X", channel.key().hashByte());
    }
}
