/** Reads rows of a PostgreSQL database: as streams, counted, and as what nodes declare. */
@NullMarked
package io.github.meshcorejvm.store.postgres.read;

import org.jspecify.annotations.NullMarked;
