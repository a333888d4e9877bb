package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.terminal.TerminalSize;
import io.github.meshcorejvm.cli.terminal.TerminalWidth;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours and widths. */
class ScreenTest {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]+)m");

    @Test
    void noColourIsPlainYellowOrBlue() {
        List<String> painted = IntStream.range(0, 20)
                .mapToObj(turn -> Palette.ANSI.turn(turn, "x"))
                .toList();
        for (String text : painted) {
            Matcher colour = COLOUR.matcher(text);
            assertThat(colour.find()).isTrue();
            assertThat(colour.group(1)).isNotIn("33", "34", "37", "30", "93", "97");
        }
        assertThat(painted.get(0)).isNotEqualTo(painted.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 132})
    void linesAreNoWiderThanTheScreen(int columns) {
        Bytes frame = Bytes.ofHex("1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1");
        Screen screen = new Screen(Palette.PLAIN, columns);
        Rows rows = new Rows(screen);
        rows.add("text", "word ".repeat(100) + "x".repeat(200) + "漢字".repeat(60));
        assertThat(rows.lines())
                .allSatisfy(line -> assertThat(TerminalWidth.of(line)).isLessThanOrEqualTo(columns));
        assertThat(new StructureView(screen).lines(PacketStructure.of(frame)))
                .allSatisfy(line -> assertThat(TerminalWidth.of(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void theWidthIsThatOfTheEnvironmentElse80() {
        assertThat(TerminalSize.columns(Map.of("COLUMNS", "120"), false)).isEqualTo(120);
        assertThat(TerminalSize.columns(Map.of("COLUMNS", "3"), false)).isEqualTo(40);
        assertThat(TerminalSize.columns(Map.of("COLUMNS", "wide"), false)).isEqualTo(80);
        assertThat(TerminalSize.columns(Map.of(), false)).isEqualTo(80);
    }

    @Test
    void aCutTextFitsAndEndsWithAnEllipsis() {
        assertThat(TerminalWidth.cut("漢字漢字", 5)).isEqualTo("漢字…");
        assertThat(TerminalWidth.cut("short", 5)).isEqualTo("short");
        assertThat(TerminalWidth.of(TerminalWidth.cut("x".repeat(300), 79))).isEqualTo(79);
    }
}
