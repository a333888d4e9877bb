/** A PostgreSQL database as the source or the target of a copy from or to another engine. */
@NullMarked
package io.github.meshcorejvm.store.postgres.copy;

import org.jspecify.annotations.NullMarked;
