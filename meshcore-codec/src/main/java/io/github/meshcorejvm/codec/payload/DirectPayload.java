package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteWriter;

/**
 * What the four payloads between two nodes that know each other have in common:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>destination hash: first byte of the receiver's public key</td></tr>
 * <tr><td>1</td><td>source hash: first byte of the sender's public key</td></tr>
 * <tr><td>2</td><td>MAC over the ciphertext</td></tr>
 * <tr><td>16n</td><td>ciphertext; firmware ignores a packet without any</td></tr>
 * </table>
 */
public sealed interface DirectPayload extends Payload permits Request, Response, TextMessage, ReturnedPath {

    /** Length of all that stands before the ciphertext, in bytes. */
    int MIN_LENGTH = 4;

    /** First byte of the receiver's public key, 0..255. */
    int destinationHash();

    /** First byte of the sender's public key, 0..255. */
    int sourceHash();

    /** First two bytes of HMAC-SHA256 over the ciphertext. */
    Bytes mac();

    /** Firmware sends a multiple of 16 bytes; in received packets it may have any length. */
    Bytes ciphertext();

    @Override
    default Bytes encode() {
        return new ByteWriter(MIN_LENGTH + ciphertext().size())
                .u8(destinationHash())
                .u8(sourceHash())
                .bytes(mac())
                .bytes(ciphertext())
                .toBytes();
    }
}
