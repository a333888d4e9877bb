/** Merges two duplicate rows into one, and keeps the values of both. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.fold;

import org.jspecify.annotations.NullMarked;
