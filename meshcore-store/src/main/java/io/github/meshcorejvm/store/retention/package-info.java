/** The deletion of old rows, and how the file then shrinks. Everything works in short transactions while a writer runs. */
@NullMarked
package io.github.meshcorejvm.store.retention;

import org.jspecify.annotations.NullMarked;
