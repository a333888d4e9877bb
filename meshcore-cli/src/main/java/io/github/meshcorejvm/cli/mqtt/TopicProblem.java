package io.github.meshcorejvm.cli.mqtt;

import java.util.Optional;

/** Why a message is not read, whatever its body is. A recording keeps it, so that a replay counts what was counted. */
public enum TopicProblem {
    /** The topic is none, or one that the MQTT library rejects, or the message has the invalid quality of service 3. */
    INVALID("bad_topic", InboundMessage.INVALID_TOPIC),
    /** No filter of the source covers the topic: left in the broker's queue by an earlier configuration. */
    NOT_SUBSCRIBED("not_subscribed", "+");

    private final String label;
    private final String placeholder;

    TopicProblem(String label, String placeholder) {
        this.label = label;
        this.placeholder = placeholder;
    }

    /** Its name in recordings. */
    public String label() {
        return label;
    }

    /** The problem of a recorded message; earlier versions recorded a wildcard in place of the topic. */
    static Optional<TopicProblem> ofRecorded(String topic, Optional<String> label) {
        for (TopicProblem problem : values()) {
            if (topic.equals(problem.placeholder)
                    || label.isPresent() && label.get().equals(problem.label)) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
