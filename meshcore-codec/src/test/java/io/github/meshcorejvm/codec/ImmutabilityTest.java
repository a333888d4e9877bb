package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.payload.Trace;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.codec.vectors.GoldenVector;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** What is handed in or out can be changed without any effect on what the codec keeps. */
class ImmutabilityTest {

    private static final String FRAME = "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258";

    @Test
    void arraysAreCopiedOnTheWayIn() throws PacketFormatException {
        byte[] frame = Bytes.ofHex(FRAME).toByteArray();
        Packet packet = Packet.decode(frame);
        Bytes bytes = Bytes.copyOf(frame);
        Arrays.fill(frame, (byte) 0);
        assertThat(packet).isEqualTo(Packet.decode(Bytes.ofHex(FRAME)));
        assertThat(bytes).isEqualTo(Bytes.ofHex(FRAME));
    }

    @Test
    void arraysAreCopiedOnTheWayOut() throws PacketFormatException {
        Packet packet = Packet.decode(Bytes.ofHex(FRAME));
        Arrays.fill(packet.encode(), (byte) 0);
        Arrays.fill(packet.payloadBytes().toByteArray(), (byte) 0);
        assertThat(Bytes.copyOf(packet.encode()).toHex()).isEqualTo(FRAME);
        assertThat(packet.payloadBytes().toHex()).isEqualTo(FRAME.substring(12));
    }

    @Test
    void listsCannotBeChanged() throws PacketFormatException {
        Packet packet = Packet.decode(Bytes.ofHex(FRAME));
        unmodifiable(packet.path().hops());
        unmodifiable(Trace.snrQuarterDb(packet.path()));
        unmodifiable(new Trace(0, 0, 0, Bytes.ofHex("0102")).hops());
        unmodifiable(PacketStructure.of(Bytes.ofHex(FRAME)).fields());
        unmodifiable(PacketStructure.of(Bytes.ofHex(FRAME)).problems());
    }

    private static void unmodifiable(Collection<?> collection) {
        assertThatThrownBy(collection::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Two decodings of the same bytes cannot be told apart, and different packets can. */
    @Test
    void equalityIsByContent() {
        GoldenVector.packets().filter(GoldenVector::isPacket).forEach(vector -> {
            assertThat(vector.packet()).isEqualTo(vector.packet()).hasSameHashCodeAs(vector.packet());
            assertThat(vector.packet().payload())
                    .isEqualTo(vector.packet().payload())
                    .hasSameHashCodeAs(vector.packet().payload());
        });
        long frames = GoldenVector.packets()
                .filter(GoldenVector::isPacket)
                .map(GoldenVector::frame)
                .distinct()
                .count();
        assertThat(GoldenVector.packets()
                        .filter(GoldenVector::isPacket)
                        .map(GoldenVector::packet)
                        .distinct())
                .hasSize((int) frames);
    }
}
