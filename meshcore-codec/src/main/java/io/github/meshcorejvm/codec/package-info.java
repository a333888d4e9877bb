/**
 * MeshCore packets: {@link io.github.meshcorejvm.codec.Packet} is the frame as on the air,
 * {@link io.github.meshcorejvm.codec.payload.Payload} what it carries. Every fact is that of firmware 1.17.1.
 */
package io.github.meshcorejvm.codec;
