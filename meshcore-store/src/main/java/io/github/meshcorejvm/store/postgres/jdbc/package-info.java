/** Connections to PostgreSQL, the writer lock, transactions, and this program's own state. */
@NullMarked
package io.github.meshcorejvm.store.postgres.jdbc;

import org.jspecify.annotations.NullMarked;
