/**
 * What two nodes say to each other: the inside of {@link io.github.meshcorejvm.codec.payload.Request},
 * {@link io.github.meshcorejvm.codec.payload.Response}, {@link io.github.meshcorejvm.codec.payload.TextMessage},
 * {@link io.github.meshcorejvm.codec.payload.ReturnedPath} and
 * {@link io.github.meshcorejvm.codec.payload.AnonymousRequest}. A {@link io.github.meshcorejvm.codec.direct.NodePair}
 * encrypts and decrypts between two nodes; a {@link io.github.meshcorejvm.codec.direct.NodeKeyring} finds the pair whose
 * packet it is. Plaintexts are padded with zero bytes to whole blocks of 16 and do not tell their length.
 */
package io.github.meshcorejvm.codec.direct;
