/**
 * Forms in which people and devices hand packets and keys on: {@code meshcore://} links, frames of the companion
 * protocol, and lines of a serial log.
 */
@NullMarked
package io.github.meshcorejvm.codec.link;

import org.jspecify.annotations.NullMarked;
