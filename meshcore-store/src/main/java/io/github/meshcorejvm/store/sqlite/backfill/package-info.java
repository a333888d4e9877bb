/** Backfills of a SQLite file, in short transactions beside a running writer. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.backfill;

import org.jspecify.annotations.NullMarked;
