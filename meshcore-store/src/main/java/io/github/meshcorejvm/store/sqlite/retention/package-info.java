/** Deletes old rows of a SQLite file and shrinks it, in short transactions while a writer runs. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.retention;

import org.jspecify.annotations.NullMarked;
