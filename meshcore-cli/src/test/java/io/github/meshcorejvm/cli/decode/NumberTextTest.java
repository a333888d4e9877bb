package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100, 1_000_000})
    void decimalsAreExactAndWithoutTrailingZeros(int denominator) {
        LongStream.of(0, 1, 2, 3, 4, 10, 25, 99, 100, 101, 1_000_000, 47_543_968, 90_000_001, Integer.MAX_VALUE)
                .flatMap(numerator -> LongStream.of(numerator, -numerator, ~numerator))
                .forEach(numerator -> assertThat(NumberText.decimal(numerator, denominator))
                        .isEqualTo(BigDecimal.valueOf(numerator)
                                .divide(BigDecimal.valueOf(denominator))
                                .toPlainString()));
    }
}
