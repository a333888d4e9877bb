package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;

/**
 * A message as it came. Immutable and safe for use by multiple threads.
 *
 * @param source the name of the source
 * @param topic its topic
 * @param payload its body
 * @param retained whether the broker had kept it from before the subscription
 * @param receivedAt when it came
 * @param acknowledgement whom to tell when it is durable
 */
public record InboundMessage(
        String source,
        String topic,
        Bytes payload,
        boolean retained,
        Instant receivedAt,
        Acknowledgement acknowledgement) {
    /**
     * In place of a topic that the MQTT library does not take; a wildcard cannot be published to, so that no valid topic
     * is like it.
     */
    public static final String INVALID_TOPIC = "#";

    /** In place of a topic that no filter of the source covers; not a valid topic either. */
    public static final String UNSUBSCRIBED_TOPIC = "+";
}
