/** A store in a SQLite file: {@link io.github.meshcorejvm.store.sqlite.SqliteStore}. Not exported. */
@NullMarked
package io.github.meshcorejvm.store.sqlite;

import org.jspecify.annotations.NullMarked;
