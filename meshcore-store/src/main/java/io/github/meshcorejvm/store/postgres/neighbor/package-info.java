/** Builds and reads the neighbor graph in a PostgreSQL database. */
@NullMarked
package io.github.meshcorejvm.store.postgres.neighbor;

import org.jspecify.annotations.NullMarked;
