/**
 * Fills in and repairs rows that older programs wrote: {@link io.github.meshcorejvm.store.Maintenance#backfill} does
 * it while a writer runs.
 */
@NullMarked
package io.github.meshcorejvm.store.backfill;

import org.jspecify.annotations.NullMarked;
