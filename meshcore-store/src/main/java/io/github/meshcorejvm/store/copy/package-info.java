/** Copies a whole database from one engine to another: SQLite file to PostgreSQL, and back. */
@NullMarked
package io.github.meshcorejvm.store.copy;

import org.jspecify.annotations.NullMarked;
