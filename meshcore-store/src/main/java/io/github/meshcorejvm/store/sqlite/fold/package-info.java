/** Makes one row of two that say the same, and keeps what either held. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.fold;

import org.jspecify.annotations.NullMarked;
