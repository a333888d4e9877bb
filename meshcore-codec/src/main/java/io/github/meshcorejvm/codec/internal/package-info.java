/** Internals of the codec. Not exported: they may change in any release. */
@NullMarked
package io.github.meshcorejvm.codec.internal;

import org.jspecify.annotations.NullMarked;
