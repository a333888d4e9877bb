package io.github.meshcorejvm.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd…",
        "漢字漢字, 6, 漢字…",
        "a\\u202eb, 8, a\\u202eb",
        "a\\u202ebc, 8, a\\u202e…",
        "a\\u202ebc, 7, a…",
        "\\u202eevil\\u2066x, 16, \\u202eevil…",
        "\\u20, 3, \\u…",
        "\\uxyz abc, 6, \\uxyz…",
    })
    void textIsCutBetweenWholeCharactersAndEscapes(String text, int columns, String cut) {
        assertThat(TerminalWidth.cut(text, columns)).isEqualTo(cut);
    }
}
