package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Payload;
import org.junit.jupiter.api.Test;

/** Domains so small that all of their values are tested. */
class SmallDomainsTest {

    @Test
    void all256HeaderBytes() {
        for (int value = 0; value < 256; value++) {
            PacketHeader header = PacketHeader.ofByte(value);
            assertThat(header.routeType().code()).isEqualTo(value & 3);
            assertThat(header.payloadType().code()).isEqualTo(value >> 2 & 15);
            assertThat(header.payloadVersion()).isEqualTo(value >> 6);
            assertThat(header.toByte()).isEqualTo(value);
            assertThat(new PacketHeader(header.routeType(), header.payloadType(), header.payloadVersion()))
                    .isEqualTo(header);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PacketHeader.ofByte(256))
                .withMessage("header must be 0..255 but was 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PacketHeader.ofByte(-1))
                .withMessage("header must be 0..255 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketHeader(RouteType.FLOOD, PayloadType.ACK, 4))
                .withMessage("payloadVersion must be 0..3 but was 4");
    }

    @Test
    void all256PathLengthBytes() {
        for (int value = 0; value < 256; value++) {
            int length = ((value >> 6) + 1) * (value & 63);
            assertThat(HopPath.byteLengthOf(value)).isEqualTo(length);
            boolean valid = value >> 6 < 3 && length <= 64;
            assertThat(HopPath.isValidLengthByte(value)).isEqualTo(valid);
            if (valid) {
                HopPath path = HopPath.ofLengthByte(value, Bytes.copyOf(new byte[length]));
                assertThat(path.lengthByte()).isEqualTo(value);
                assertThat(path.hopCount()).isEqualTo(value & 63);
                assertThat(path.hashSize()).isEqualTo((value >> 6) + 1);
                assertThat(path.hops())
                        .hasSize(value & 63)
                        .allSatisfy(hop -> assertThat(hop.size()).isEqualTo(path.hashSize()));
            } else {
                int refused = value;
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> HopPath.ofLengthByte(refused, Bytes.copyOf(new byte[length])))
                        .withMessage("path_len must give hops of 1..3 bytes and 64 bytes at most but was " + value);
            }
        }
    }

    @Test
    void aPathWithoutHopsKeepsItsHashSize() {
        assertThat(HopPath.ofLengthByte(0x40, Bytes.EMPTY))
                .isNotEqualTo(HopPath.EMPTY)
                .extracting(HopPath::lengthByte)
                .isEqualTo(0x40);
    }

    @Test
    void hopsAndLengthBytesOutOfRangeAreRefused() {
        HopPath path = new HopPath(3, Bytes.ofHex("010203040506"));
        assertThat(path.hop(1)).isEqualTo(Bytes.ofHex("040506"));
        // 1431655766 times 3 is 2 in 32 bits.
        for (int index : new int[] {-1, 2, 1431655766}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> path.hop(index));
        }
        for (int lengthByte : new int[] {-1, 256}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HopPath.byteLengthOf(lengthByte))
                    .withMessage("lengthByte must be 0..255 but was " + lengthByte);
        }
    }

    @Test
    void codesOfEnumsAreNotTheirOrder() {
        for (int code = 0; code < 16; code++) {
            assertThat(PayloadType.ofCode(code).code()).isEqualTo(code);
            assertThat(NodeType.ofCode(code).code()).isEqualTo(code);
        }
        for (int code = 0; code < 4; code++) {
            assertThat(RouteType.ofCode(code).code()).isEqualTo(code);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayloadType.ofCode(16))
                .withMessage("payload type must be 0..15 but was 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeType.ofCode(-1))
                .withMessage("node type must be 0..15 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteType.ofCode(4))
                .withMessage("route type must be 0..3 but was 4");
    }

    @Test
    void routes() {
        assertThat(RouteType.TRANSPORT_FLOOD.isFlood()).isTrue();
        assertThat(RouteType.FLOOD.isFlood()).isTrue();
        assertThat(RouteType.DIRECT.isFlood()).isFalse();
        assertThat(RouteType.TRANSPORT_DIRECT.isFlood()).isFalse();
        assertThat(RouteType.TRANSPORT_FLOOD.hasTransportCodes()).isTrue();
        assertThat(RouteType.FLOOD.hasTransportCodes()).isFalse();
        assertThat(RouteType.DIRECT.hasTransportCodes()).isFalse();
        assertThat(RouteType.TRANSPORT_DIRECT.hasTransportCodes()).isTrue();
    }

    /** Every payload type with every length up to where its fields end, and a little more. */
    @Test
    void payloadsOfEveryTypeAndLength() {
        for (PayloadType type : PayloadType.values()) {
            for (int length = 0; length <= 140; length++) {
                byte[] bytes = new byte[length];
                java.util.Arrays.fill(bytes, (byte) 0x91);
                Payload payload = Payload.decode(type, Bytes.copyOf(bytes));
                assertThat(payload.type()).isEqualTo(type);
                assertThat(payload.encode()).isEqualTo(Bytes.copyOf(bytes));
            }
        }
    }
}
