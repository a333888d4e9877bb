package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.payload.Ack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {

    private static final Ack ACK = new Ack(0xDEADBEEFL, Bytes.EMPTY);
    private static final TransportCodes CODES = new TransportCodes(0x1234, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''           | EMPTY          | 0 | empty frame: needs at least 2 bytes",
                "14010203     | TRUNCATED      | 1 | transport codes truncated at offset 1: needs 4 bytes, 3 left",
                "1401020304   | TRUNCATED      | 5 | path_len truncated at offset 5: needs 1 bytes, 0 left",
                "15           | TRUNCATED      | 1 | path_len truncated at offset 1: needs 1 bytes, 0 left",
                "1542aabbcc   | TRUNCATED      | 2 | path truncated at offset 2: needs 4 bytes, 3 left",
                "15c0         | PATH_LENGTH    | 1 | path_len 0xC0 at offset 1 has the reserved hash size 4, allowed are 1..3",
                "1561         | PATH_LENGTH    | 1 | path_len 0x61 at offset 1 claims 66 bytes, allowed are 0..64",
            })
    void refusesAndSaysWhy(String hex, PacketFormatException.Reason reason, int offset, String message) {
        assertThatExceptionOfType(PacketFormatException.class)
                .isThrownBy(() -> Packet.decode(Bytes.ofHex(hex)))
                .withMessage(message)
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.offset()).isEqualTo(offset);
                    assertThat(e.getStackTrace()).isEmpty();
                });
    }

    @Test
    void refusesAPayloadThatIsTooLong() throws PacketFormatException {
        assertThat(Packet.decode(new byte[] {0x15, 0}).payloadBytes()).isEqualTo(Bytes.EMPTY);
        byte[] longest = new byte[186];
        longest[0] = 0x15;
        assertThat(Packet.decode(longest).payloadBytes().size()).isEqualTo(184);
        byte[] tooLong = new byte[187];
        tooLong[0] = 0x15;
        assertThatExceptionOfType(PacketFormatException.class)
                .isThrownBy(() -> Packet.decode(tooLong))
                .withMessage("payload at offset 2 has 185 bytes, allowed are 0..184");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Packet(
                        PacketHeader.ofByte(0x15),
                        Optional.empty(),
                        HopPath.EMPTY,
                        Bytes.copyOf(tooLong).slice(2, 187)))
                .withMessage("payload must be 0..184 bytes but was 185");
    }

    @Test
    void hasTransportCodesExactlyWhenTheRouteSaysSo() {
        assertThat(Packet.of(RouteType.TRANSPORT_FLOOD, CODES, HopPath.EMPTY, ACK)
                        .encode())
                .containsExactly(0x0C, 0x34, 0x12, 0, 0, 0, 0xEF, 0xBE, 0xAD, 0xDE);
        assertThat(Packet.of(RouteType.DIRECT, HopPath.EMPTY, ACK).encode())
                .containsExactly(0x0E, 0, 0xEF, 0xBE, 0xAD, 0xDE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packet.of(RouteType.TRANSPORT_FLOOD, HopPath.EMPTY, ACK))
                .withMessage("transport codes must be present for route type TRANSPORT_FLOOD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packet.of(RouteType.FLOOD, CODES, HopPath.EMPTY, ACK))
                .withMessage("transport codes must be absent for route type FLOOD");
    }

    @Test
    void refusesCodesAndPathsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransportCodes(65536, 0))
                .withMessage("code0 must be 0..65535 but was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransportCodes(0, -1))
                .withMessage("code1 must be 0..65535 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HopPath(4, Bytes.EMPTY))
                .withMessage("hashSize must be 1..3 but was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HopPath(2, Bytes.ofHex("010203")))
                .withMessage("path must be whole hops of 2 bytes but was 3 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HopPath(1, Bytes.copyOf(new byte[64])))
                .withMessage("hopCount must be 0..63 but was 64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HopPath(3, Bytes.copyOf(new byte[66])))
                .withMessage("path must be 0..64 bytes but was 66");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HopPath.ofLengthByte(2, Bytes.ofHex("01")))
                .withMessage("path must be 2 bytes but was 1");
    }

    @Test
    void hashPrintsAndReadsHex() {
        ContentHash hash = ContentHash.ofHex("00FFabcdef012345");
        assertThat(hash).hasToString("00ffabcdef012345").isEqualTo(new ContentHash(0x00FFABCDEF012345L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentHash.ofHex("00"))
                .withMessage("hash must be 16 hex digits but was 2 characters");
    }
}
