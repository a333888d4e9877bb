/** Connections to a SQLite file, transactions on them, and how statements are bound. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.jdbc;

import org.jspecify.annotations.NullMarked;
