package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as received. Immutable and safe for use by multiple threads.
 *
 * @param source the name of the source
 * @param topic its topic as received, with U+FFFD for malformed bytes
 * @param payload its body
 * @param retained whether the broker had kept it from before the subscription
 * @param receivedAt when it was received
 * @param acknowledgement what to call when it is durable
 * @param topicProblem why it is not read, if its topic is a problem
 */
public record InboundMessage(
        String source,
        String topic,
        Bytes payload,
        boolean retained,
        Instant receivedAt,
        Acknowledgement acknowledgement,
        Optional<TopicProblem> topicProblem) {
    /** Stands for a topic that could not be read; a valid topic contains no wildcard, so none is equal to it. */
    public static final String INVALID_TOPIC = "#";

    /** A message whose topic is no problem. */
    public InboundMessage(
            String source,
            String topic,
            Bytes payload,
            boolean retained,
            Instant receivedAt,
            Acknowledgement acknowledgement) {
        this(source, topic, payload, retained, receivedAt, acknowledgement, Optional.empty());
    }
}
