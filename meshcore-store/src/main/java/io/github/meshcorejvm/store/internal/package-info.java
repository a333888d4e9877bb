/** Tools of the store itself. They may change or vanish in any release. */
@NullMarked
package io.github.meshcorejvm.store.internal;

import org.jspecify.annotations.NullMarked;
