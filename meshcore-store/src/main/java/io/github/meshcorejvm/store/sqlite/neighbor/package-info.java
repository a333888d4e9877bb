/** Builds and reads the neighbor graph in a SQLite file. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.neighbor;

import org.jspecify.annotations.NullMarked;
