/** Writes batches of records into a SQLite file, one transaction each. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.write;

import org.jspecify.annotations.NullMarked;
