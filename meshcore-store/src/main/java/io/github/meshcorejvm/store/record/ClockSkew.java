package io.github.meshcorejvm.store.record;

/**
 * A wrong clock of an observer, detected by a time without zone in one of its messages.
 *
 * @param seconds its time minus the time of receipt, positive when ahead
 */
public record ClockSkew(long seconds) {}
