package io.github.meshcorejvm.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A spelling for compatibility takes a value only if its option does: otherwise it would take the next word. */
class ZshCompletionTest {

    @Test
    void aCompatibleSpellingOfAFlagTakesNoValue() {
        CommandSpec spec = CommandSpec.create().name("tool");
        spec.addOption(OptionSpec.builder("--verbose", "-verbose").arity("0").build());
        spec.addOption(OptionSpec.builder("--config", "-config")
                .arity("1")
                .type(String.class)
                .paramLabel("FILE")
                .build());
        assertThat(new ZshCompletion(new CommandLine(spec)).script()).contains("'!-verbose'", "'!-config:FILE:_files'");
    }
}
