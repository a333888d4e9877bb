package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeNameTest {

    @Test
    void takesOutControlCharactersButTabAndNewline() {
        assertThat(NodeName.clean("a\u0001\u001b[31m\tb\nc\r\u007f")).isEqualTo("a[31m\tb\nc");
    }

    @Test
    void keepsWhatIsNotAscii() {
        assertThat(NodeName.clean("\u0080Ünïcödé 🛰")).isEqualTo("\u0080Ünïcödé 🛰");
    }

    @Test
    void isAtMost32BytesLong() {
        assertThat(NodeName.clean("x".repeat(32))).hasSize(32);
        assertThat(NodeName.clean("x".repeat(33))).hasSize(32);
    }

    @Test
    void neverCutsACharacter() {
        assertThat(NodeName.clean("x".repeat(31) + "é")).isEqualTo("x".repeat(31));
        assertThat(NodeName.clean("x".repeat(29) + "🛰")).isEqualTo("x".repeat(29));
        assertThat(NodeName.clean("🛰".repeat(9))).isEqualTo("🛰".repeat(8));
    }

    @Test
    void whatIsTakenOutDoesNotCount() {
        assertThat(NodeName.clean("\u0001" + "x".repeat(32))).hasSize(32);
    }
}
