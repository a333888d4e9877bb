/** Deletes old rows of a PostgreSQL database. */
@NullMarked
package io.github.meshcorejvm.store.postgres.retention;

import org.jspecify.annotations.NullMarked;
