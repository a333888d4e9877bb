/** Deletes what is old from a PostgreSQL database. */
@NullMarked
package io.github.meshcorejvm.store.postgres.retention;

import org.jspecify.annotations.NullMarked;
