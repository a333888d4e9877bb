/** Backfills of a SQLite file, in short transactions while a writer runs. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.backfill;

import org.jspecify.annotations.NullMarked;
