package io.github.meshcorejvm.cli.message;

/** Counts the messages without a record. */
public interface MessageCounter {

    /** A message, or one packet of it, was dropped. */
    void onDropped(DropReason reason);

    /**
     * A message was ignored because of its topic.
     *
     * @param kind the last level of the topic, as the publisher chose it
     */
    void onIgnored(String kind);
}
