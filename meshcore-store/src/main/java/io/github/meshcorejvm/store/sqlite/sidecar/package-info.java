/** What requests of analyzer servers change in a file. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.sidecar;

import org.jspecify.annotations.NullMarked;
