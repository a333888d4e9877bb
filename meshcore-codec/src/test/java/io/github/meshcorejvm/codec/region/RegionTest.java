package io.github.meshcorejvm.codec.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.payload.Ack;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionTest {

    private static final Ack ACK = new Ack(1, Bytes.EMPTY);
    private static final RegionKey EUROPE = RegionKey.ofName("europe");

    private static Packet coded(int code) {
        return Packet.of(RouteType.TRANSPORT_FLOOD, new TransportCodes(code, 0), HopPath.EMPTY, ACK);
    }

    @Test
    void matchesTheRegionThatFits() {
        int code = EUROPE.transportCode(PayloadType.ACK, ACK.encode());
        RegionScopes scopes = RegionScopes.ofNames(List.of("asia", "europe", "#europe"));
        assertThat(scopes.match(coded(code))).isEqualTo(new ScopeMatch.Matched("#europe"));
        assertThat(scopes.match(coded(code ^ 1))).isEqualTo(new ScopeMatch.Unmatched());
        assertThat(scopes.match(coded(0))).isEqualTo(new ScopeMatch.NotScoped());
        assertThat(scopes.match(Packet.of(RouteType.FLOOD, HopPath.EMPTY, ACK))).isEqualTo(new ScopeMatch.NotScoped());
        assertThat(RegionScopes.EMPTY.match(coded(code))).isEqualTo(new ScopeMatch.Unmatched());
    }

    /** Names whose codes are equal for this payload, found by search: at random 1 pair in 65,534 is. */
    @Test
    void severalRegionsThatFitNameNoneUnlessExactlyOneIsConfigured() {
        int code = EUROPE.transportCode(PayloadType.ACK, ACK.encode());
        String twin = IntStream.range(0, 2_000_000)
                .mapToObj(i -> "twin-" + i)
                .filter(name -> RegionKey.ofName(name).transportCode(PayloadType.ACK, ACK.encode()) == code)
                .findFirst()
                .orElseThrow();
        RegionScopes both = RegionScopes.ofNames(List.of("europe", twin));
        assertThat(both.match(coded(code))).isEqualTo(new ScopeMatch.Ambiguous(List.of("#europe", "#" + twin)));
        assertThat(both.withDerived(List.of("asia")).match(coded(code))).isInstanceOf(ScopeMatch.Ambiguous.class);
        assertThat(RegionScopes.ofNames(List.of("europe"))
                        .withDerived(List.of(twin, "europe"))
                        .match(coded(code)))
                .isEqualTo(new ScopeMatch.Matched("#europe", true));
        assertThat(RegionScopes.ofNames(List.of("asia"))
                        .withDerived(List.of("#" + twin))
                        .match(coded(code)))
                .isEqualTo(new ScopeMatch.Matched("#" + twin));
        assertThat(RegionScopes.EMPTY.withDerived(List.of("europe", twin)).match(coded(code)))
                .isEqualTo(new ScopeMatch.Ambiguous(List.of("#europe", "#" + twin)));
    }

    /** Two codes mean something else, and are avoided: 0 becomes 1, 65535 becomes 65534. */
    @Test
    void neverMakesAReservedCode() {
        boolean one = false;
        boolean last = false;
        for (int i = 0; i < 400_000 && !(one && last); i++) {
            int code = EUROPE.transportCode(PayloadType.ACK, new Ack(i, Bytes.EMPTY).encode());
            assertThat(code).isBetween(1, 0xFFFE);
            one |= code == 1;
            last |= code == 0xFFFE;
        }
        assertThat(one && last).isTrue();
    }

    @Test
    void refusesNamesWithoutADerivedKey() {
        for (String name : List.of("*", "$mine", "#$mine")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegionKey.ofName(name))
                    .withMessage("region name has no derived key: private ($...) or wildcard (*)");
        }
        for (String name : List.of("", "#")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegionKey.ofName(name))
                    .withMessage("region name must not be empty");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionKey.ofName("a b"))
                .withMessage(
                        "region name must have letters, digits, -, $, # and bytes from 0x41 up but has 0x20 at byte"
                                + " 1");
        assertThatIllegalArgumentException().isThrownBy(() -> RegionKey.ofName("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> RegionKey.ofName("a:b"));
    }

    @Test
    void keysAreEqualByContent() {
        assertThat(RegionKey.ofName("#europe")).isEqualTo(EUROPE).hasSameHashCodeAs(EUROPE);
        assertThat(RegionKey.ofName("Europe")).isNotEqualTo(EUROPE);
        assertThat(RegionKey.ofName("a-0$9Zz~ü")).isNotEqualTo(EUROPE);
    }
}
