package io.github.meshcorejvm.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.meshcorejvm.codec.Bytes;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ByteReaderTest {

    private static final Bytes BYTES = Bytes.ofHex("01fe0203ffff04050607feffffff");

    @Test
    void readsLittleEndian() {
        ByteReader in = new ByteReader(BYTES);
        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.i8()).isEqualTo(-2);
        assertThat(in.u16()).isEqualTo(0x0302);
        assertThat(in.i16()).isEqualTo(-1);
        assertThat(in.u32()).isEqualTo(0x07060504);
        assertThat(in.position()).isEqualTo(10);
        assertThat(in.i32()).isEqualTo(-2);
        assertThat(in.remaining()).isZero();
        assertThat(in.rest()).isEqualTo(Bytes.EMPTY);
    }

    /** A field with a length of its own cannot read what belongs to the next one, though the bytes are there. */
    @Test
    void noReadPassesTheEndOfARegion() {
        List<Consumer<ByteReader>> reads = List.of(
                ByteReader::u8,
                ByteReader::i8,
                ByteReader::u16,
                ByteReader::i16,
                ByteReader::u32,
                ByteReader::i32,
                in -> in.take(1),
                in -> in.region(1));
        for (Consumer<ByteReader> read : reads) {
            ByteReader region = new ByteReader(BYTES).region(3);
            assertThat(region.take(3)).isEqualTo(Bytes.ofHex("01fe02"));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> read.accept(region))
                    .withMessageMatching("needs \\d bytes at offset 3 but 0 are left");
            assertThat(region.position()).isEqualTo(3);
        }
    }

    @Test
    void aRegionIsSkippedAndMayNotBeLargerThanWhatIsLeft() {
        ByteReader in = new ByteReader(BYTES);
        in.u8();
        ByteReader region = in.region(3);
        assertThat(in.position()).isEqualTo(4);
        assertThat(region.position()).isEqualTo(1);
        assertThat(region.remaining()).isEqualTo(3);
        assertThat(region.rest()).isEqualTo(Bytes.ofHex("fe0203"));
        for (int length : new int[] {11, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> in.region(length));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> in.take(length));
        }
        assertThat(in.remaining()).isEqualTo(10);
    }
}
