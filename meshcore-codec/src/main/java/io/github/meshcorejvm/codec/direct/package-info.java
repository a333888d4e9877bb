/**
 * What two nodes send each other: the plaintext of {@link io.github.meshcorejvm.codec.payload.Request},
 * {@link io.github.meshcorejvm.codec.payload.Response}, {@link io.github.meshcorejvm.codec.payload.TextMessage},
 * {@link io.github.meshcorejvm.codec.payload.ReturnedPath} and
 * {@link io.github.meshcorejvm.codec.payload.AnonymousRequest}. A {@link io.github.meshcorejvm.codec.direct.NodePair}
 * encrypts and decrypts between two nodes; a {@link io.github.meshcorejvm.codec.direct.NodeKeyring} finds the pair that
 * a packet belongs to. Plaintexts are padded with zero bytes to whole blocks of 16 and do not carry their length.
 */
@NullMarked
package io.github.meshcorejvm.codec.direct;

import org.jspecify.annotations.NullMarked;
