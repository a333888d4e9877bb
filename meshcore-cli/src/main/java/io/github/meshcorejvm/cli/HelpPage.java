package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.terminal.Wrap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command. Text is wrapped at blanks, within a word only if it is longer than a line, and what is indented, such
 * as an example, not at all: picocli also breaks lines within file names, addresses and options, which then cannot be copied.
 */
final class HelpPage extends Help {

    private HelpPage(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    /** Whoever calls the constructor would load this class with its own. */
    static Help of(CommandSpec command, ColorScheme colors) {
        return new HelpPage(command, colors);
    }

    @Override
    public String description(Object... params) {
        return wrapped(commandSpec().usageMessage().description(), params);
    }

    @Override
    public String footer(Object... params) {
        return wrapped(commandSpec().usageMessage().footer(), params);
    }

    private String wrapped(String[] texts, Object... params) {
        StringBuilder page = new StringBuilder();
        int width = commandSpec().usageMessage().width();
        for (String text : texts) {
            String line = String.format(Locale.ROOT, text, params);
            List<String> lines = line.startsWith(" ") ? List.of(line) : Wrap.lines(line, width);
            lines.forEach(part -> page.append(part).append(System.lineSeparator()));
        }
        return page.toString();
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
        TextTable table = TextTable.forDefaultColumns(
                colors,
                calcLongOptionColumnWidth(options, positionals, colors),
                commandSpec().usageMessage().width());
        return new BlankLayout(this, colors, table);
    }

    /** Options and arguments in columns; the last one is what is said about them. */
    private static final class BlankLayout extends Layout {

        BlankLayout(Help help, ColorScheme colors, TextTable table) {
            super(colors, table, help.createDefaultOptionRenderer(), help.createDefaultParameterRenderer());
        }

        @Override
        public void layout(ArgSpec argument, Ansi.Text[][] rows) {
            int last = table.columns().length - 1;
            Column column = table.columns()[last];
            int width = column.width - column.indent;
            for (Ansi.Text[] row : rows) {
                String text = row[last].plainString();
                List<String> lines =
                        text.length() <= width ? List.of(text) : Wrap.lines(text, width - table.indentWrappedLines);
                for (int i = 0; i < lines.size(); i++) {
                    Ansi.Text[] part = i == 0 ? row.clone() : emptyRow(row.length);
                    part[last] = colorScheme.text((i == 0 ? "" : " ".repeat(table.indentWrappedLines)) + lines.get(i));
                    table.addRowValues(part);
                }
            }
        }

        private Ansi.Text[] emptyRow(int length) {
            Ansi.Text[] row = new Ansi.Text[length];
            Arrays.fill(row, colorScheme.text(""));
            return row;
        }
    }
}
