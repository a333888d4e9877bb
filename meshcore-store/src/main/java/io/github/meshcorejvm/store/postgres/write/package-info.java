/** Writes batches of records into a PostgreSQL database, one transaction each, with one statement for each kind of row. */
@NullMarked
package io.github.meshcorejvm.store.postgres.write;

import org.jspecify.annotations.NullMarked;
