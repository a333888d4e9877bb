package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.config.DecimalNumber;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the number of an option. Picocli's own converter takes all that Java does, such as {@code 30d} for 30. */
final class DecimalOption implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
        return DecimalNumber.parse(value).orElseThrow(() -> new TypeConversionException("must be a number"));
    }
}
