/**
 * Where in a frame everything stands: {@link io.github.meshcorejvm.codec.structure.PacketStructure} lists every field
 * of a frame, or of what is intact of a broken one, with its bytes, bits, value, unit and meaning, and the same for
 * what keys decrypt. For people who look at packets, and tools that show them; it never fails.
 */
@NullMarked
package io.github.meshcorejvm.codec.structure;

import org.jspecify.annotations.NullMarked;
