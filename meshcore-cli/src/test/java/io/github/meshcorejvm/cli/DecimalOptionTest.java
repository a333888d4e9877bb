package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Options with a fraction take what people write, and nothing that only Java reads as a number. */
class DecimalOptionTest {

    private static Double value(String line, String option, String text) {
        String[] arguments = (line + " " + option + "=" + text).split(" ");
        List<CommandLine> commands = Main.commandLine().parseArgs(arguments).asCommandLineList();
        return commands.get(commands.size() - 1).getParseResult().matchedOptionValue(option, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, --speed, 0.5, 0.5",
        "ingest, --speed, 1e1, 10",
        "build-neighbors, --max-edge-km, -1, -1",
        "build-neighbors, --prune-days, 30, 30",
        "encode advert --private-key=00, --lat, +52.25, 52.25"
    })
    void isADecimalNumber(String line, String option, String text, double number) {
        assertThat(value(line, option, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, --speed",
        "build-neighbors, --max-edge-km",
        "build-neighbors, --prune-days",
        "encode advert, --lat",
        "encode advert, --lon"
    })
    void hasNoSuffixAndIsNotHexadecimalOrInfinite(String line, String option) {
        for (String text : new String[] {"1d", "2f", "0x1p5", "NaN", "Infinity", "1e999", "fast"}) {
            StringWriter err = new StringWriter();
            assertThat(Main.commandLine()
                            .setErr(new PrintWriter(err, true))
                            .execute((line + " " + option + "=" + text).split(" ")))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err.toString().lines())
                    .first()
                    .isEqualTo("meshcore " + line + ": " + option + " must be a number, but is " + text);
        }
    }
}
