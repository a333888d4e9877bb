/** The schema of the database, and how older files are migrated to it. */
@NullMarked
package io.github.meshcorejvm.store.schema;

import org.jspecify.annotations.NullMarked;
