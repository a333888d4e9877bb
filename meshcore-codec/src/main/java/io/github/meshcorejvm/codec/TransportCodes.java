package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;

/**
 * The four bytes after the header of a transport route: two numbers of 16 bits, little endian.
 *
 * @param code0 0..65535; identifies the region of the packet to nodes that know its key; 0 means none
 * @param code1 0..65535; always 0 in firmware 1.17.1
 */
public record TransportCodes(int code0, int code1) implements Serializable {

    /** Length on the wire, in bytes. */
    public static final int LENGTH = 4;

    /** Checks both ranges. */
    public TransportCodes {
        Checks.u16("code0", code0);
        Checks.u16("code1", code1);
    }

    /** The four bytes as on the wire. */
    public Bytes toBytes() {
        return new ByteWriter(LENGTH).u16(code0).u16(code1).toBytes();
    }
}
