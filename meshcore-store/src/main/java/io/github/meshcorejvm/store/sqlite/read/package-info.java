/** Reads rows of a SQLite file as streams. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.read;

import org.jspecify.annotations.NullMarked;
