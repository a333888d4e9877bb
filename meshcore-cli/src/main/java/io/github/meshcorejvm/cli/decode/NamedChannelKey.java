package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.config.ChannelKeyText;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.link.MeshcoreLink;
import java.util.Locale;
import java.util.Optional;

/** A channel key with its name, as {@code NAME=KEY} or as a link. */
public record NamedChannelKey(String name, ChannelKey key) {

    /** The key, if the text is one. */
    public static Optional<NamedChannelKey> parse(String text) {
        int link = text.toLowerCase(Locale.ROOT).indexOf(MeshcoreLink.SCHEME);
        if (link >= 0) {
            // A link has a name itself, so one after NAME= is refused.
            return link == 0 ? ofLink(text) : Optional.empty();
        }
        // A name may hold '=' as well as base64 does.
        for (int split = text.indexOf('=', 1); split > 0; split = text.indexOf('=', split + 1)) {
            Optional<String> key = ChannelKeyText.hex(text.substring(split + 1));
            if (key.isPresent()) {
                return Optional.of(new NamedChannelKey(text.substring(0, split), ChannelKey.ofHex(key.get())));
            }
        }
        return Optional.empty();
    }

    private static Optional<NamedChannelKey> ofLink(String text) {
        try {
            return MeshcoreLink.parse(text) instanceof MeshcoreLink.Channel channel
                    ? Optional.of(new NamedChannelKey(channel.name(), channel.key()))
                    : Optional.empty();
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }
}
