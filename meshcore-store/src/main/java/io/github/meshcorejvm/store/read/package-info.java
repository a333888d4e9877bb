/**
 * Rows of the database as values: {@link io.github.meshcorejvm.store.StoreReader} reads them. Other programs and older versions
 * have written to most databases, so a field whose value is missing or invalid is empty instead of an error.
 */
@NullMarked
package io.github.meshcorejvm.store.read;

import org.jspecify.annotations.NullMarked;
