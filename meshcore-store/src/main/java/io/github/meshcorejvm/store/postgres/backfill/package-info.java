/** Fills in and repairs rows of a PostgreSQL database. */
@NullMarked
package io.github.meshcorejvm.store.postgres.backfill;

import org.jspecify.annotations.NullMarked;
