package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConveniencesTest {

    private static final String FRAME = "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258";

    @Test
    void hexInAndOut() throws PacketFormatException {
        Packet packet = Packet.ofHex(FRAME);
        assertThat(packet.toHex()).isEqualTo(FRAME);
        assertThat(packet.encodeBytes()).isEqualTo(Bytes.ofHex(FRAME));
        assertThatExceptionOfType(PacketFormatException.class).isThrownBy(() -> Packet.ofHex(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Packet.ofHex("1"));
    }

    @Test
    void aStreamOfFramesGivesItsPackets() throws PacketFormatException {
        assertThat(Stream.of(FRAME, "", "15", FRAME)
                        .map(Bytes::ofHex)
                        .map(Packet::tryDecode)
                        .flatMap(PacketResult::stream))
                .containsExactly(Packet.ofHex(FRAME), Packet.ofHex(FRAME));
        PacketResult invalid = Packet.tryDecode(Bytes.EMPTY);
        assertThat(invalid.packet()).isEmpty();
        assertThat(invalid.problem().orElseThrow().reason()).isEqualTo(PacketFormatException.Reason.EMPTY);
        assertThat(Packet.tryDecode(Bytes.ofHex(FRAME)).problem()).isEmpty();
    }

    @Test
    void resultsAreEqualByContent() {
        PacketResult truncated = Packet.tryDecode(Bytes.ofHex("15"));
        assertThat(Packet.tryDecode(Bytes.ofHex("15")))
                .isEqualTo(truncated)
                .hasSameHashCodeAs(truncated)
                .isNotEqualTo(Packet.tryDecode(Bytes.EMPTY))
                .isNotEqualTo(Packet.tryDecode(Bytes.ofHex("1502aa")))
                .isNotEqualTo(Packet.tryDecode(Bytes.ofHex(FRAME)));
        assertThat(Packet.tryDecode(Bytes.ofHex(FRAME))).isEqualTo(Packet.tryDecode(Bytes.ofHex(FRAME)));
    }

    @Test
    void aRepeaterExtendsThePath() throws PacketFormatException {
        Packet packet = Packet.ofHex(FRAME);
        HopPath longer = packet.path().append(Bytes.ofHex("abcd"));
        assertThat(longer.hops()).containsExactly(Bytes.ofHex("f43e"), Bytes.ofHex("b61e"), Bytes.ofHex("abcd"));
        Packet forwarded = packet.withPath(longer);
        assertThat(forwarded.toHex()).isEqualTo("1543f43eb61eabcd" + FRAME.substring(12));
        assertThat(forwarded.contentHash()).isEqualTo(packet.contentHash());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> packet.path().append(Bytes.ofHex("ab")))
                .withMessage("hop must be 2 bytes but was 1");
        HopPath full = new HopPath(2, Bytes.copyOf(new byte[64]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.append(Bytes.ofHex("abcd")))
                .withMessage("path must be 0..64 bytes but was 66");
    }
}
