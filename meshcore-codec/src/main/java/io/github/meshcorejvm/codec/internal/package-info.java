/** Internals of the codec. Not exported: they may change in any release. */
package io.github.meshcorejvm.codec.internal;
