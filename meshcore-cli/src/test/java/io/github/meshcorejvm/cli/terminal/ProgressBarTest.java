package io.github.meshcorejvm.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {

    private static final String LONG = "decoded: 123456789 rows read, 北京 🛰️ changed, 54321 rows/s";

    @ParameterizedTest
    @ValueSource(ints = {10, 19, 20, 39, 40, 79, 80, 200})
    void fitsTheWidthOfTheTerminalAndShowsThePercentage(int columns) {
        for (double fraction : new double[] {0, 0.005, 0.5, 0.999, 1, 7, Double.NaN}) {
            String line = ProgressBar.line(columns, fraction, LONG);

            assertThat(TerminalWidth.of(line)).isLessThanOrEqualTo(columns);
            assertThat(line).contains(" %");
        }
    }

    @Test
    void hasABarOnlyWhereThereIsRoomForText() {
        assertThat(ProgressBar.line(79, 0.5, "copy rows")).isEqualTo("[##########          ]  50 % copy rows");
        assertThat(ProgressBar.line(48, 0.5, "copy rows")).isEqualTo("[####     ]  50 % copy rows");
        assertThat(ProgressBar.line(39, 0.5, "copy rows")).isEqualTo(" 50 % copy rows");
        assertThat(ProgressBar.line(12, 0.5, "copy rows")).isEqualTo(" 50 % copy …");
    }

    @Test
    void textFromAFileCannotSteerTheTerminal() {
        assertThat(ProgressBar.line(79, 1, "a\u001b[2J\nb")).endsWith("100 % a\\u001b[2J\\u000ab");
    }
}
