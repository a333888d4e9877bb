package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

    private static final Bytes BYTES = Bytes.ofHex("00ff80017F");

    @Test
    void readsHexOfEitherCase() {
        assertThat(Bytes.ofHex("0aAf")).isEqualTo(Bytes.copyOf((byte) 0x0A, (byte) 0xAF));
        assertThat(Bytes.ofHex("")).isSameAs(Bytes.EMPTY);
        assertThat(BYTES.toHex()).isEqualTo("00ff80017f");
        assertThat(BYTES.toUpperHex()).isEqualTo("00FF80017F");
        assertThat(BYTES).hasToString("00ff80017f");
    }

    @Test
    void saysWhereHexIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.ofHex("00g0"))
                .withMessage("invalid hex digit at index 2: U+0067");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.ofHex("0 "))
                .withMessage("invalid hex digit at index 1: U+0020");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.ofHex("00\u0660"))
                .withMessage("invalid hex digit at index 2: U+0660");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.ofHex("000"))
                .withMessage("hex needs two digits a byte but has 3 digits");
    }

    @Test
    void readsNumbers() {
        assertThat(BYTES.u8(1)).isEqualTo(255);
        assertThat(BYTES.u16le(1)).isEqualTo(0x80FF);
        assertThat(BYTES.u32le(1)).isEqualTo(0x7F0180FFL);
        assertThat(Bytes.ofHex("ffffffff").u32le(0)).isEqualTo(4294967295L);
        assertThat(Bytes.ofHex("feffffff").i32le(0)).isEqualTo(-2);
    }

    @Test
    void readsNothingBeyondItsEnds() {
        Bytes slice = BYTES.slice(1, 3);
        assertThatThrownBy(() -> slice.u8(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.u8(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.u16le(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.u32le(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void slices() {
        assertThat(BYTES.slice(1, 3)).isEqualTo(Bytes.ofHex("ff80")).hasSameHashCodeAs(Bytes.ofHex("ff80"));
        assertThat(BYTES.slice(2, 2)).isSameAs(Bytes.EMPTY);
        assertThat(BYTES.slice(0, 5)).isSameAs(BYTES);
        assertThat(BYTES.slice(1, 4).slice(1, 3).toHex()).isEqualTo("8001");
        assertThat(BYTES.slice(1, 3).toUpperHex()).isEqualTo("FF80");
    }

    @Test
    void comparesUnsigned() {
        assertThat(Bytes.ofHex("7f")).isLessThan(Bytes.ofHex("80"));
        assertThat(Bytes.ofHex("80")).isLessThan(Bytes.ofHex("8000"));
        assertThat(BYTES.slice(1, 2)).isEqualByComparingTo(Bytes.ofHex("ff"));
        assertThat(Bytes.ofHex("80")).isNotEqualTo(Bytes.ofHex("81")).isNotEqualTo("80");
    }

    @Test
    void findsBytes() {
        assertThat(BYTES.indexOf(0x80)).isEqualTo(2);
        assertThat(BYTES.slice(1, 5).indexOf(0)).isEqualTo(-1);
        assertThat(BYTES.startsWith(Bytes.ofHex("00ff"))).isTrue();
        assertThat(BYTES.startsWith(Bytes.ofHex("ff"))).isFalse();
        assertThat(BYTES.slice(1, 3).startsWith(Bytes.ofHex("ff8001"))).isFalse();
        assertThat(BYTES.slice(1, 3).startsWith(Bytes.EMPTY)).isTrue();
    }

    @Test
    void copies() {
        byte[] target = new byte[4];
        BYTES.slice(1, 3).copyTo(target, 1);
        assertThat(target).containsExactly(0, 0xFF, 0x80, 0);
        assertThat(BYTES.slice(1, 3).toByteArray()).containsExactly(0xFF, 0x80);
        assertThat(BYTES.isEmpty()).isFalse();
        assertThat(Bytes.copyOf()).isSameAs(Bytes.EMPTY);
    }
}
