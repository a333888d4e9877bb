package io.github.meshcorejvm.store.record;

/**
 * An observer's clock that is off, seen by a time without zone on one of its messages.
 *
 * @param seconds its time less the time of receipt, positive when ahead
 */
public record ClockSkew(long seconds) {}
