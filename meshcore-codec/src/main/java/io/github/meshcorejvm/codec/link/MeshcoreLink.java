package io.github.meshcorejvm.codec.link;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.payload.NodeType;
import java.util.Map;
import java.util.Objects;

/** A {@code meshcore://} link, as apps share it by text or QR code. Every implementation is immutable. */
public sealed interface MeshcoreLink {

    /** What every link begins with. */
    String SCHEME = "meshcore://";

    /** The link as text. */
    String toUri();

    /**
     * A contact as firmware exports it: its advert, a whole packet in hex ("biz card").
     *
     * @param advert a packet of type {@link PayloadType#ADVERT}
     */
    record BizCard(Packet advert) implements MeshcoreLink {
        /** Refuses packets that are not adverts. */
        public BizCard {
            if (advert.payloadType() != PayloadType.ADVERT) {
                throw new IllegalArgumentException(
                        "contact link must contain an ADVERT but has " + advert.payloadType());
            }
        }

        @Override
        public String toUri() {
            return SCHEME + Bytes.copyOf(advert.encode()).toHex();
        }
    }

    /**
     * A contact as apps share it: name, key and type, unsigned.
     *
     * @param name any text
     * @param publicKey the node's key
     * @param type the node's type
     */
    record Contact(String name, NodeKey publicKey, NodeType type) implements MeshcoreLink {
        /** Refuses null. */
        public Contact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String toUri() {
            return SCHEME + "contact/add?name=" + LinkQuery.escape(name) + "&public_key=" + publicKey + "&type="
                    + type.code();
        }
    }

    /**
     * A channel with its key. {@link #toUri()} contains the key; {@code toString} does not.
     *
     * @param name any text
     * @param key the channel's key
     */
    record Channel(String name, ChannelKey key) implements MeshcoreLink {
        /** Refuses null. */
        public Channel {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(key, "key");
        }

        @Override
        public String toUri() {
            return SCHEME + "channel/add?name=" + LinkQuery.escape(name) + "&secret="
                    + key.exportBytes().toHex();
        }
    }

    /**
     * Reads a link.
     *
     * @throws IllegalArgumentException if the text is not a link of a known kind; the message does not contain a key
     */
    static MeshcoreLink parse(String uri) {
        if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException("link must begin with " + SCHEME);
        }
        String rest = uri.substring(SCHEME.length());
        int query = rest.indexOf('?');
        if (query < 0) {
            return bizCard(rest);
        }
        Map<String, String> parameters = LinkQuery.parse(rest.substring(query + 1));
        return switch (rest.substring(0, query)) {
            case "contact/add" -> contact(parameters);
            case "channel/add" ->
                new Channel(LinkQuery.required(parameters, "name"), key(LinkQuery.required(parameters, "secret")));
            default ->
                throw new IllegalArgumentException("link must be of contact/add, channel/add or an advert in hex");
        };
    }

    private static ChannelKey key(String secret) {
        try {
            return ChannelKey.ofHex(secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("link parameter secret must be 32 or 64 hex digits", e);
        }
    }

    private static Contact contact(Map<String, String> parameters) {
        String type = LinkQuery.required(parameters, "type");
        if (!type.matches("[0-9]|1[0-5]")) {
            throw new IllegalArgumentException("link parameter type must be 0..15");
        }
        return new Contact(
                LinkQuery.required(parameters, "name"),
                NodeKey.ofHex(LinkQuery.required(parameters, "public_key")),
                NodeType.ofCode(Integer.parseInt(type)));
    }

    private static BizCard bizCard(String hex) {
        try {
            return new BizCard(Packet.decode(Bytes.ofHex(hex)));
        } catch (PacketFormatException e) {
            throw new IllegalArgumentException("contact link must contain a packet: " + e.getMessage(), e);
        }
    }
}
