package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.graph.HopResolver;
import java.time.Duration;

/**
 * Settings that apply to all records of a batch.
 *
 * @param now the current time in seconds since 1970; nothing can be later
 * @param evidenceFilled whether the table of evidence covers all stored adverts
 */
record BatchSettings(HopResolver resolver, Duration sampleInterval, long now, boolean evidenceFilled) {}
