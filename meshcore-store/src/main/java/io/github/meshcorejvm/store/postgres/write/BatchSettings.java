package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.graph.HopResolver;
import java.time.Duration;

/**
 * What goes with each record of a batch.
 *
 * @param now seconds since 1970 that nothing can be later than
 * @param evidenceFilled whether the evidence of all stored adverts is in its table
 */
record BatchSettings(HopResolver resolver, Duration sampleInterval, long now, boolean evidenceFilled) {}
