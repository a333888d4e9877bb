/** Holds the backfills against the database contract and the firmware's vectors. */
@NullMarked
package io.github.meshcorejvm.store.backfill;

import org.jspecify.annotations.NullMarked;
