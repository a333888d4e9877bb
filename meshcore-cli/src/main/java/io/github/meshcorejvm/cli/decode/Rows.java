package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.cli.terminal.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Labelled values for a person to read: one below the other, escaped, wrapped at the width of the screen. */
final class Rows {

    private static final int LABEL_WIDTH = 12;

    private final Palette palette;
    private final int valueWidth;
    private final List<String> lines = new ArrayList<>();

    Rows(Screen screen) {
        this.palette = screen.palette();
        this.valueWidth = screen.columns() - 2 - LABEL_WIDTH;
    }

    List<String> lines() {
        return lines;
    }

    Rows add(String label, String value) {
        return add(label, value, UnaryOperator.identity());
    }

    Rows good(String label, String value) {
        return add(label, value, palette::good);
    }

    Rows bad(String label, String value) {
        return add(label, value, palette::bad);
    }

    private Rows add(String label, String value, UnaryOperator<String> paint) {
        String start = label;
        for (String line : Wrap.lines(TerminalText.escape(value), valueWidth)) {
            String gap = " ".repeat(Math.max(0, LABEL_WIDTH - start.length()));
            lines.add(("  " + palette.dim(start + gap) + paint.apply(line)).stripTrailing());
            start = "";
        }
        return this;
    }
}
