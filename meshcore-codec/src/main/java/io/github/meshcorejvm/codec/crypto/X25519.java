package io.github.meshcorejvm.codec.crypto;

import java.util.Optional;

/**
 * The X25519 function (RFC 7748, 5). Implementations are safe for use by multiple threads. The JDK's own is used unless
 * another is given, see {@link NodeKeyPair#withX25519(X25519)}.
 */
@FunctionalInterface
public interface X25519 {

    /**
     * The 32-byte shared secret; absent if it would be all zero, as it is for every private key when the public key is
     * of small order.
     *
     * @param scalar 32 secret bytes; clamped, or to be clamped, as RFC 7748 says
     * @param uCoordinate 32 bytes, the public key; the top bit is ignored, and a value of p or more is reduced
     */
    Optional<byte[]> agree(byte[] scalar, byte[] uCoordinate);
}
