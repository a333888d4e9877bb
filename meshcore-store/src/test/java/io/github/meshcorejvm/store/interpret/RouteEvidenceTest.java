package io.github.meshcorejvm.store.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a frame proves, by the bytes of its header: types and routes as in the contract of the wire. */
class RouteEvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "1100AA, 1",
        "1101BBAA, 1",
        "1141BBBBAA, 1",
        "5100AA, 1",
        "10010203040001, 1",
        "1200AA, 2",
        "13000000000001, 2",
        "13010203040001, 2"
    })
    void floodsAndZeroHopAdvertsLeaveABit(String frame, int bit) {
        assertThat(RouteEvidence.ofHex(frame)).hasValue(bit);
    }

    @ParameterizedTest
    @CsvSource({
        "1240AA, another path byte",
        "1280AA, another path byte",
        "1201BBAA, a route",
        "1100, no payload",
        "1103BBAA, a path that is cut off",
        "11C0AA, hashes of 4 bytes",
        "1500AA, no advert",
        "11, no path byte",
        "1001020304, no path byte behind the codes",
        "'', nothing",
        "11xx, no hex"
    })
    void otherFramesLeaveNone(String frame, String reason) {
        assertThat(RouteEvidence.ofHex(frame)).as(reason).isEqualTo(OptionalInt.empty());
    }

    @Test
    void aFrameHas256BytesAtMost() {
        assertThat(RouteEvidence.ofHex("1100" + "AA".repeat(254))).hasValue(1);
        assertThat(RouteEvidence.ofHex("1100" + "AA".repeat(255))).isEmpty();
    }
}
