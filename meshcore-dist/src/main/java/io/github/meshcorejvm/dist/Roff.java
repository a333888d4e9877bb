package io.github.meshcorejvm.dist;

import picocli.CommandLine.Help.Ansi;

/** The text of a manual page, in the macros of man(7). */
final class Roff {

    private final StringBuilder text = new StringBuilder();

    /** The first line: name and section of the page, date, program. */
    Roff title(String name, String date, String program) {
        text.append(".TH \"")
                .append(escape(name.toUpperCase(java.util.Locale.ROOT)))
                .append("\" 1 \"");
        text.append(date).append("\" \"").append(escape(program)).append("\" \"meshcore\"\n");
        // Without hyphens, which would end up in options that somebody copies, and ragged, so that nothing is
        // stretched.
        text.append(".nh\n.ad l\n");
        return this;
    }

    Roff section(String name) {
        text.append(".SH ").append(escape(name)).append('\n');
        return this;
    }

    Roff paragraph(String content) {
        text.append(".PP\n");
        return line(escape(content));
    }

    /** A term, already escaped, and what is said about it. */
    Roff item(String term, String content) {
        text.append(".TP\n");
        line(term);
        return line(content.isEmpty() ? "\\ " : escape(content));
    }

    /** Lines as they are, indented. */
    Roff verbatim(Iterable<String> lines) {
        text.append(".PP\n.RS 4\n.nf\n");
        lines.forEach(content -> line(escape(content)));
        text.append(".fi\n.RE\n");
        return this;
    }

    /** A line that is already escaped. */
    Roff line(String content) {
        for (String part : content.split("\n")) {
            text.append(part.startsWith(".") || part.startsWith("'") ? "\\&" : "")
                    .append(part)
                    .append('\n');
        }
        return this;
    }

    static String bold(String content) {
        return "\\fB" + escape(content) + "\\fR";
    }

    static String italic(String content) {
        return "\\fI" + escape(content) + "\\fR";
    }

    /** Takes picocli's marks out, and keeps what is a letter of the text from being a command of roff. */
    static String escape(String content) {
        return Ansi.OFF
                .string(content)
                .replace("%n", "\n")
                .replace("%%", "%")
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("`", "\\(ga")
                .replace("'", "\\(aq");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
