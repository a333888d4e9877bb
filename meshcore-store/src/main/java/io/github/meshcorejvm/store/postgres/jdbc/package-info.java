/** Connections to PostgreSQL, the writer lock, transactions, and the state of this program's own. */
@NullMarked
package io.github.meshcorejvm.store.postgres.jdbc;

import org.jspecify.annotations.NullMarked;
