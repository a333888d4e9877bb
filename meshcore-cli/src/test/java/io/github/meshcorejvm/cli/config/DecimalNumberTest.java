package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {

    @ParameterizedTest
    @CsvSource({"7, 7", "' 7 ', 7", "-7.5, -7.5", "+7, 7", "07, 7", "7., 7", ".5, 0.5", "1e3, 1000", "5E-1, 0.5"})
    void readsDecimals(String text, double number) {
        assertThat(DecimalNumber.parse(text)).hasValue(number);
    }

    /** Java's suffixes and hexadecimal fractions, other programs' spellings, and what is not finite. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-",
                "1d",
                "2f",
                "30D",
                "4F",
                "0x1p5",
                "0x10",
                "10L",
                "1_000",
                "1,5",
                "1 000",
                "1e",
                "--1",
                "NaN",
                "Infinity",
                "1e999",
                "٣"
            })
    void takesNothingElse(String text) {
        assertThat(DecimalNumber.parse(text)).isEmpty();
    }
}
