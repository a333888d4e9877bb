package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.terminal.Wrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command. Text is wrapped at blanks, within a word only if it is longer than a line, and what is indented, such
 * as an example, not at all: picocli also breaks lines within file names, addresses and options, which then cannot be copied.
 * It also sets up what the JDK knows about breaking lines in all languages, which takes a tenth of the time of {@code --help}.
 */
final class HelpPage extends Help {

    /** Of names of commands, and of the second line of a text in a column. */
    private static final String INDENT = "  ";

    private HelpPage(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    /** Whoever calls the constructor would load this class with its own. */
    static Help of(CommandSpec command, ColorScheme colors) {
        return new HelpPage(command, colors);
    }

    /** Picocli breaks only synopses that are longer than a line. */
    @Override
    protected String insertSynopsisCommandName(int headingLength, Ansi.Text details) {
        Ansi.Text synopsis =
                colorScheme().commandText(commandSpec().qualifiedName()).concat(details);
        return headingLength + synopsis.getCJKAdjustedLength()
                        <= commandSpec().usageMessage().width()
                ? synopsis + System.lineSeparator()
                : super.insertSynopsisCommandName(headingLength, details);
    }

    @Override
    public String createHeading(String text, Object... params) {
        return String.format(Locale.ROOT, text, params);
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
            for (String part : lines) {
                page.append(part).append(System.lineSeparator());
            }
        }
        return page.toString();
    }

    @Override
    public String commandList() {
        Map<String, String> descriptions = commandSpec().parent() == null ? Subcommand.descriptions() : descriptions();
        int longest = 0;
        for (String name : descriptions.keySet()) {
            longest = Math.max(longest, name.length());
        }
        String margin = " ".repeat(INDENT.length() + longest + INDENT.length());
        int width = commandSpec().usageMessage().width() - margin.length();
        StringBuilder list = new StringBuilder();
        for (Map.Entry<String, String> command : descriptions.entrySet()) {
            String name = command.getKey();
            String before =
                    INDENT + colorScheme().commandText(name) + margin.substring(INDENT.length() + name.length());
            for (String line : inColumn(command.getValue(), width)) {
                list.append(before).append(line).append(System.lineSeparator());
                before = margin;
            }
        }
        return list.toString();
    }

    /** What the commands below this one are for, by their names. */
    private Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (Map.Entry<String, Help> command : subcommands().entrySet()) {
            descriptions.put(
                    command.getKey(),
                    command.getValue().commandSpec().usageMessage().description()[0]);
        }
        return descriptions;
    }

    /** The lines of a text, all but the first of them indented. */
    private static List<String> inColumn(String text, int width) {
        if (text.length() <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>(Wrap.lines(text, width - INDENT.length()));
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, INDENT + lines.get(i));
        }
        return lines;
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
        Column[] columns = TextTable.forDefaultColumns(
                        colors,
                        calcLongOptionColumnWidth(options, positionals, colors),
                        commandSpec().usageMessage().width())
                .columns();
        int last = columns.length - 1;
        // Its text comes in lines that fit.
        columns[last] = new Column(columns[last].width, columns[last].indent, Column.Overflow.TRUNCATE);
        return new BlankLayout(this, colors, TextTable.forColumns(colors, columns));
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
                List<String> lines = inColumn(row[last].plainString(), width);
                for (int i = 0; i < lines.size(); i++) {
                    Ansi.Text[] part = i == 0 ? row.clone() : emptyRow(row.length);
                    part[last] = colorScheme.text(lines.get(i));
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
