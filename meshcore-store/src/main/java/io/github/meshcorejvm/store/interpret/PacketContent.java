package io.github.meshcorejvm.store.interpret;

import java.util.Objects;
import java.util.Optional;

/**
 * What the payload of a packet says, the same for every copy that anybody hears (TRACE excepted).
 *
 * @param decodedJson the text of {@code transmissions.decoded_json}
 * @param channelHash the text of {@code transmissions.channel_hash}: for GRP_TXT only, the channel's name or {@code enc_}
 *     and its hash byte
 * @param advert what a node says of itself
 */
public record PacketContent(String decodedJson, Optional<String> channelHash, Optional<NodeAdvert> advert) {

    /** Refuses null. */
    public PacketContent {
        Objects.requireNonNull(decodedJson, "decodedJson");
        Objects.requireNonNull(channelHash, "channelHash");
        Objects.requireNonNull(advert, "advert");
    }
}
