/**
 * What is deleted when it is old, and how the file shrinks then. Everything works in short transactions of its own, beside
 * a writer that goes on.
 */
@NullMarked
package io.github.meshcorejvm.store.retention;

import org.jspecify.annotations.NullMarked;
