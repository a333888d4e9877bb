package io.github.meshcorejvm.store.graph.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NodeIndexTest {

    private static final String A = "00aa".repeat(16);
    private static final String B = "00ab".repeat(16);
    private static final String C = "ffffffffffffffff" + "00".repeat(24);
    private static final String D = "ffffffffffffffff" + "01".repeat(24);

    @Test
    void findsKeysByPrefixesOfOneToEightBytes() {
        NodeIndex index = NodeIndex.of(List.of(D, B, C, A));

        assertThat(index.size()).isEqualTo(4);
        assertThat(index.matching(Bytes.ofHex("00"))).containsExactly(A, B);
        assertThat(index.matching(Bytes.ofHex("00AB"))).containsExactly(B);
        assertThat(index.matching(Bytes.ofHex("00ab00"))).containsExactly(B);
        assertThat(index.matching(Bytes.ofHex("00ab00ab"))).containsExactly(B);
        assertThat(index.matching(Bytes.ofHex("ffffffffffffffff"))).containsExactly(C, D);
        assertThat(index.matching(Bytes.ofHex("7f"))).isEmpty();
        assertThat(index.matching(Bytes.ofHex("00ab01"))).isEmpty();
    }

    @Test
    void tellsTheOnlyKeyFromNoneAndFromSeveral() {
        NodeIndex index = NodeIndex.of(List.of(D, B, C, A));

        assertThat(index.key(index.find(0x00ab, 2))).isEqualTo(B);
        assertThat(index.find(0x00, 1)).isEqualTo(NodeIndex.AMBIGUOUS);
        assertThat(index.find(0xff, 1)).isEqualTo(NodeIndex.AMBIGUOUS);
        assertThat(index.find(-1L, 8)).isEqualTo(NodeIndex.AMBIGUOUS);
        assertThat(index.find(0x01, 1)).isEqualTo(NodeIndex.NONE);
        assertThat(NodeIndex.EMPTY.find(0, 8)).isEqualTo(NodeIndex.NONE);
    }

    @Test
    void leavesOutInvalidKeysAndLowersTheRest() {
        NodeIndex index = NodeIndex.of(List.of(A.toUpperCase(Locale.ROOT), "00", "x".repeat(64), "sender:Bob", A));

        assertThat(index.size()).isEqualTo(1);
        assertThat(index.contains(A)).isTrue();
        assertThat(index.contains(B)).isFalse();
    }

    @Test
    void refusesAPrefixNoHopCanHave() {
        assertThatThrownBy(() -> NodeIndex.EMPTY.matching(Bytes.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a hop must be 1..8 bytes but was 0 bytes");
        assertThatThrownBy(() -> NodeIndex.EMPTY.matching(Bytes.ofHex("00".repeat(9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a hop must be 1..8 bytes but was 9 bytes");
    }

    @Test
    void agreesWithAPlainSearchOfCollidingKeys() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> keys = random.longs(400)
                .mapToObj(value -> String.format(Locale.ROOT, "%04x%060x", value & 0x0f0f, value & 0xffff))
                .toList();
        NodeIndex index = NodeIndex.of(keys);
        for (int i = 0; i < 2000; i++) {
            int size = 1 + random.nextInt(8);
            long prefix = size == 1 ? random.nextInt(0x10) : (long) (random.nextInt() & 0x0f0f) << 8 * (size - 2);
            String hex = String.format(Locale.ROOT, "%016x", prefix).substring(16 - 2 * size);
            List<String> expected = keys.stream()
                    .filter(key -> key.startsWith(hex))
                    .distinct()
                    .sorted()
                    .toList();

            assertThat(index.matching(Bytes.ofHex(hex))).as(hex).isEqualTo(expected);
            int place = index.find(prefix, size);
            assertThat(place < 0 ? place : 0)
                    .as(hex)
                    .isEqualTo(expected.isEmpty() ? NodeIndex.NONE : expected.size() > 1 ? NodeIndex.AMBIGUOUS : 0);
            if (place >= 0) {
                assertThat(index.key(place)).isEqualTo(expected.get(0));
            }
        }
    }
}
