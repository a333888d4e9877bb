package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON on its way to a terminal. What JSON allows unescaped but a terminal must not get, such as U+009B or U+202E, becomes
 * {@code \}{@code uXXXX}: outside of strings there is none of it, so a parser still reads the same texts. Callers pass no part
 * of a surrogate pair alone, as JsonWriter does not.
 */
final class EscapedJson extends FilterWriter {

    EscapedJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(TerminalText.escapeLines(Character.toString((char) c)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(TerminalText.escapeLines(new String(text, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(TerminalText.escapeLines(text.substring(from, from + length)));
    }
}
