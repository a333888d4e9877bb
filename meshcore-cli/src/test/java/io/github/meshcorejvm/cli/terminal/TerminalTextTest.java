package io.github.meshcorejvm.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incident 59: log lines made by strangers. */
class TerminalTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Río Žižkov 北 🛰️ 'x' <y> \\n", "ÿ"})
    void leavesTextAlone(String text) {
        assertThat(TerminalText.escape(text)).isEqualTo(text);
    }

    @Test
    void escapesWhatSteersATerminal() {
        assertThat(TerminalText.escape("a\u001b[2Jb\r\nc\u0000\u007f\u009b\u202e\u2028\u2066"))
                .isEqualTo("a\\u001b[2Jb\\u000d\\u000ac\\u0000\\u007f\\u009b\\u202e\\u2028\\u2066");
        assertThat(TerminalText.escape("\ud83d!\ude00")).isEqualTo("\\ud83d!\\ude00");
        assertThat(TerminalText.escapeLines("a\nb\r")).isEqualTo("a\nb\\u000d");
    }
}
