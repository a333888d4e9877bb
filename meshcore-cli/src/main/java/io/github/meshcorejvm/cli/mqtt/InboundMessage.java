package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;

/**
 * A message as received. Immutable and safe for use by multiple threads.
 *
 * @param source the name of the source
 * @param topic its topic
 * @param payload its body
 * @param retained whether the broker had kept it from before the subscription
 * @param receivedAt when it was received
 * @param acknowledgement what to call when it is durable
 */
public record InboundMessage(
        String source,
        String topic,
        Bytes payload,
        boolean retained,
        Instant receivedAt,
        Acknowledgement acknowledgement) {
    /** Replaces a topic that the MQTT library rejects; a valid topic contains no wildcard, so none is equal to it. */
    public static final String INVALID_TOPIC = "#";

    /** Replaces a topic that no filter of the source covers; not a valid topic either. */
    public static final String UNSUBSCRIBED_TOPIC = "+";
}
