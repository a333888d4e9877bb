package io.github.meshcorejvm.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/** The value of an option or argument, from when the command line has been parsed. */
public final class OptionValue<T> {

    private final ArgSpec argument;

    OptionValue(ArgSpec argument) {
        this.argument = argument;
    }

    /** The name of the command that has the option. */
    String command() {
        return argument.command().name();
    }

    /** The value of an option that is required or has a default. */
    public T get() {
        return find().orElseThrow(() -> new IllegalStateException("no value: " + argument));
    }

    /** The value, if it was given or has a default. */
    public Optional<T> find() {
        @Nullable T value = argument.getValue();
        return Optional.ofNullable(value);
    }
}
