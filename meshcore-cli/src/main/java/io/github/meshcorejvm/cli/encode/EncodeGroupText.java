package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.config.ChannelKeyText;
import io.github.meshcorejvm.cli.decode.HashtagName;
import io.github.meshcorejvm.cli.decode.NamedChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.payload.Payload;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meshcore encode group-text}. */
@Command(
        name = "group-text",
        description = "An encrypted text to a channel; to Public, unless an option names another.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore encode group-text --sender Alice --text 'Hi all'",
            "  meshcore encode group-text --hashtag '#test' --sender Alice --text 'Hi all'",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class EncodeGroupText extends PacketCommand {

    @Option(names = "--hashtag", paramLabel = "NAME", description = "To a hashtag channel, such as #test.")
    private @Nullable String hashtag;

    @Option(
            names = "--channel-key",
            paramLabel = "NAME=KEY",
            description = "To a channel with a key: 32 or 64 hex digits, base64, or a link.")
    private @Nullable String channelKey;

    @Option(
            names = "--sender",
            paramLabel = "NAME",
            required = true,
            description = "Name of the sender, without a colon and a blank.")
    private String sender = "";

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            required = true,
            description = "Text, with the sender's name at most 160 bytes of UTF-8.")
    private String text = "";

    @Mixin
    private TimeOption time = new TimeOption();

    /** Created by picocli. */
    EncodeGroupText() {}

    @Override
    Payload payload() {
        return key().encrypt(ChannelMessage.of(time.seconds(), sender, text));
    }

    private ChannelKey key() {
        if (hashtag != null && channelKey != null) {
            throw wrong("either --hashtag or --channel-key");
        }
        if (hashtag != null) {
            try {
                return ChannelKey.ofHashtag(HashtagName.parse(hashtag));
            } catch (IllegalArgumentException e) {
                throw wrong("--hashtag " + e.getMessage());
            }
        }
        return channelKey == null
                ? ChannelKey.PUBLIC
                : NamedChannelKey.parse(channelKey)
                        .map(NamedChannelKey::key)
                        .orElseThrow(() -> wrong("--channel-key must be NAME=KEY with a key of "
                                + ChannelKeyText.ALLOWED + ", or a link meshcore://channel/add?... (value not shown)"));
    }
}
