/**
 * What packets carry: one record a payload type, decode and encode side by side. Numbers are little endian on the wire.
 * Text and keys inside encrypted payloads are the business of {@link io.github.meshcorejvm.codec.crypto}.
 */
@NullMarked
package io.github.meshcorejvm.codec.payload;

import org.jspecify.annotations.NullMarked;
