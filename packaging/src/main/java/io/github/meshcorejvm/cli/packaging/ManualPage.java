package io.github.meshcorejvm.cli.packaging;

import io.github.meshcorejvm.cli.completion.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of one command. */
final class ManualPage {

    private static final int EXAMPLE_INDENT = 2;

    private final CommandLine command;
    private final CommandSpec spec;
    private final UsageMessageSpec usage;
    private final Roff page = new Roff();

    ManualPage(CommandLine command, String version, String date) {
        this.command = command;
        this.spec = command.getCommandSpec();
        this.usage = spec.usageMessage();
        page.title(name(spec), date, "meshcore " + version);
    }

    /** As in {@code man meshcore-key-token}. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    String text() {
        page.section("NAME").line(Roff.escape(name(spec)) + " \\- " + Roff.escape(summary(usage)));
        page.section("SYNOPSIS").line(Roff.bold(spec.qualifiedName()) + " " + Roff.escape(synopsis()));
        page.section("DESCRIPTION");
        Stream.of(usage.description().length > 0 ? usage.description() : usage.header())
                .forEach(text -> page.paragraph(text.replaceAll("^%n", "")));
        commands();
        arguments();
        if (spec.parent() == null) {
            TopPage.append(page);
        }
        footer();
        seeAlso();
        return page.toString();
    }

    private String synopsis() {
        Help help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
        String all = help.synopsis(0).strip().replaceAll("\\s+", " ");
        return all.startsWith(spec.qualifiedName())
                ? all.substring(spec.qualifiedName().length()).strip()
                : all;
    }

    private void commands() {
        List<CommandLine> below = CommandTree.subcommands(command);
        if (!below.isEmpty()) {
            page.section("COMMANDS");
            below.forEach(sub -> page.item(
                    Roff.bold(sub.getCommandName()),
                    summary(sub.getCommandSpec().usageMessage())));
        }
    }

    private void arguments() {
        List<PositionalParamSpec> parameters = spec.positionalParameters();
        if (!parameters.isEmpty()) {
            page.section("ARGUMENTS");
            parameters.forEach(parameter ->
                    page.item(Roff.italic(parameter.paramLabel()), String.join("\n", parameter.description())));
        }
        page.section("OPTIONS");
        for (OptionSpec option : CommandTree.options(command)) {
            String names = CommandTree.names(option).stream().map(Roff::bold).collect(Collectors.joining(", "));
            String value = option.arity().max() == 0 ? "" : "=" + Roff.italic(option.paramLabel());
            page.item(names + value, String.join("\n", option.description()));
        }
    }

    /** Lines of the help's end: what is indented is an example, a word with a colon in front of others a section. */
    private void footer() {
        boolean status = false;
        List<String> examples = new ArrayList<>();
        for (String line : usage.footer()) {
            int colon = line.indexOf(": ");
            if (line.startsWith(" ")) {
                examples.add(line.substring(Math.min(EXAMPLE_INDENT, line.length())));
                continue;
            }
            flush(examples);
            if (line.endsWith(":")) {
                page.section(line.substring(0, line.length() - 1).toUpperCase(Locale.ROOT));
            } else if (colon > 0 && colon < 20) {
                status |= line.startsWith("Exit status");
                page.section(line.substring(0, colon).toUpperCase(Locale.ROOT)).paragraph(line.substring(colon + 2));
            } else if (!line.isBlank()) {
                page.paragraph(line);
            }
        }
        flush(examples);
        if (!status) {
            page.section("EXIT STATUS")
                    .item(Roff.bold("0"), "The command did what it was asked to do.")
                    .item(Roff.bold("1"), "It failed.")
                    .item(Roff.bold("2"), "Wrong usage or configuration.")
                    .item(Roff.bold("3"), "Out of memory.")
                    .item(Roff.bold("130"), "Interrupted by Ctrl-C; a live ingest then ends with 0.");
        }
    }

    private void flush(List<String> examples) {
        if (!examples.isEmpty()) {
            page.verbatim(examples);
            examples.clear();
        }
    }

    private void seeAlso() {
        List<String> others = new ArrayList<>();
        for (CommandSpec above = spec.parent(); above != null; above = above.parent()) {
            others.add(0, name(above));
        }
        CommandTree.subcommands(command).forEach(below -> others.add(name(below.getCommandSpec())));
        if (!others.isEmpty()) {
            page.section("SEE ALSO")
                    .line(others.stream().map(name -> Roff.bold(name) + "(1)").collect(Collectors.joining(",\n")));
        }
    }

    private static String summary(UsageMessageSpec usage) {
        String[] texts = usage.header().length > 0 ? usage.header() : usage.description();
        return texts.length == 0 ? "" : texts[0].replaceAll("[.]$", "");
    }
}
