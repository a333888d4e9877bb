/** The store in a PostgreSQL database, which several processes may write to. */
@NullMarked
package io.github.meshcorejvm.store.postgres;

import org.jspecify.annotations.NullMarked;
