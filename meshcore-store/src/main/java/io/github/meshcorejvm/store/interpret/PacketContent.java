package io.github.meshcorejvm.store.interpret;

import java.util.Objects;
import java.util.Optional;

/**
 * The contents of a packet's payload, the same for every observation of it (except TRACE).
 *
 * @param decodedJson the text of {@code transmissions.decoded_json}
 * @param channelHash the text of {@code transmissions.channel_hash}: for GRP_TXT only, the channel's name or {@code enc_}
 *     and its hash byte
 * @param advert what a node says about itself
 */
public record PacketContent(String decodedJson, Optional<String> channelHash, Optional<NodeAdvert> advert) {

    /** Refuses null. */
    public PacketContent {
        Objects.requireNonNull(decodedJson, "decodedJson");
        Objects.requireNonNull(channelHash, "channelHash");
        Objects.requireNonNull(advert, "advert");
    }
}
