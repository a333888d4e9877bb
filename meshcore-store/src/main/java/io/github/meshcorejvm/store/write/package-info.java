/** What comes in, and how it is written: {@link io.github.meshcorejvm.store.write.PacketWriter}. */
@NullMarked
package io.github.meshcorejvm.store.write;

import org.jspecify.annotations.NullMarked;
