package io.github.meshcorejvm.cli.decode;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.link.MeshcoreLink;
import java.util.List;
import java.util.Locale;

/** A link to a contact or a channel. The key of a channel is not shown. */
final class LinkView {

    private LinkView() {}

    static JsonObject json(MeshcoreLink link) {
        JsonObject fields = new JsonObject();
        if (link instanceof MeshcoreLink.Contact contact) {
            fields.addProperty("type", "contact");
            fields.addProperty("name", contact.name());
            fields.addProperty("pubKey", contact.publicKey().toString());
            fields.addProperty("nodeType", contact.type().toString());
        } else if (link instanceof MeshcoreLink.Channel channel) {
            fields.addProperty("type", "channel");
            fields.addProperty("name", channel.name());
            fields.addProperty("channelHashHex", hash(channel));
        } else {
            throw new IllegalStateException("link with a packet: " + link.getClass());
        }
        JsonObject json = new JsonObject();
        json.add("link", fields);
        return json;
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
        }
        return rows.lines();
    }

    private static String hash(MeshcoreLink.Channel channel) {
        return String.format(Locale.ROOT, "%02X", channel.key().hashByte());
    }
}
