package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteWriter;

/**
 * What the two payloads to a channel have in common:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>channel hash: first byte of SHA-256 over the channel key</td></tr>
 * <tr><td>2</td><td>MAC over the ciphertext</td></tr>
 * <tr><td>16n</td><td>ciphertext; firmware ignores a packet without any</td></tr>
 * </table>
 */
public sealed interface GroupPayload extends Payload permits GroupText, GroupData {

    /** Length of all that stands before the ciphertext, in bytes. */
    int MIN_LENGTH = 3;

    /** First byte of SHA-256 over the channel key, 0..255. */
    int channelHash();

    /** First two bytes of HMAC-SHA256 over the ciphertext. */
    Bytes mac();

    /** Firmware sends a multiple of 16 bytes; in received packets it may have any length. */
    Bytes ciphertext();

    @Override
    default Bytes encode() {
        return new ByteWriter(MIN_LENGTH + ciphertext().size())
                .u8(channelHash())
                .bytes(mac())
                .bytes(ciphertext())
                .toBytes();
    }
}
