package io.github.meshcorejvm.store.internal;

/** A list of the store whose elements never change: records keep it where they copy other lists. */
public interface FixedList {}
