package io.github.meshcorejvm.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a value that is one of a few words, in any case, with {@code -} or {@code _} between their parts. The words are what
 * completions offer and errors list.
 */
public abstract class Choice<T> implements ITypeConverter<T>, Iterable<String> {

    private final Map<String, T> byWord = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** A choice of {@code values}, each named by {@code word} in lower case. */
    protected Choice(T[] values, Function<T, String> word) {
        for (T value : values) {
            words.add(word.apply(value));
            byWord.put(normal(word.apply(value)), value);
        }
    }

    @Override
    public final T convert(String text) {
        T value = byWord.get(normal(text));
        if (value == null) {
            throw new TypeConversionException("must be one of " + String.join(", ", words));
        }
        return value;
    }

    @Override
    public final Iterator<String> iterator() {
        return words.iterator();
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
