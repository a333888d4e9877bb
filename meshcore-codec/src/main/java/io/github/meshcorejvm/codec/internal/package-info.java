/** Tools of the codec itself. Not exported: they may change or vanish in any release. */
package io.github.meshcorejvm.codec.internal;
