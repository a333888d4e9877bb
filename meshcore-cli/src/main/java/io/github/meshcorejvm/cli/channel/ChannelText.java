package io.github.meshcorejvm.cli.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * A text of a channel.
 *
 * @param id of its transmission
 * @param hash its content hash
 * @param heard when it was first heard
 * @param sent when it was sent, by the sender's clock
 * @param channel the channel's name
 * @param sender who the text says it is from
 * @param text all of it, the sender included
 */
record ChannelText(
        long id,
        String hash,
        Optional<Instant> heard,
        Optional<Instant> sent,
        String channel,
        Optional<String> sender,
        String text) {

    /** The text after the sender. */
    String message() {
        return sender.filter(name -> text.startsWith(name + ": "))
                .map(name -> text.substring(name.length() + 2))
                .orElse(text);
    }
}
