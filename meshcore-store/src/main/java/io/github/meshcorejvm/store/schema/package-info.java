/** The schema of the database: what it is today, and how older files come up to it. */
@NullMarked
package io.github.meshcorejvm.store.schema;

import org.jspecify.annotations.NullMarked;
