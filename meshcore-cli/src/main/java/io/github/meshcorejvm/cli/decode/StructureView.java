package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.cli.terminal.Wrap;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.structure.BitRange;
import io.github.meshcorejvm.codec.structure.Field;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A hex dump with separate lines for each field: offset, bytes (for parts of a byte its bits), and their meaning; as wide as
 * the screen.
 */
final class StructureView {

    private static final int WIDE = 70;
    private static final int NAME_WIDTH = 16;
    private static final int MIN_TEXT_WIDTH = 8;

    private final Palette palette;
    private final int bytesALine;
    private final int bytesWidth;
    private final int textWidth;

    StructureView(Screen screen) {
        this.palette = screen.palette();
        this.bytesALine = screen.columns() < WIDE ? 4 : 8;
        this.bytesWidth = 3 * bytesALine - 1;
        int left = 2 + 3 + 2 + bytesWidth + 2;
        this.textWidth = Math.max(MIN_TEXT_WIDTH, screen.columns() - left - NAME_WIDTH - 1);
    }

    List<String> lines(PacketStructure structure) {
        List<String> lines = new ArrayList<>();
        lines.add(palette.dim(String.format(
                Locale.ROOT, "   at  %-" + bytesWidth + "s  %-" + NAME_WIDTH + "s %s", "bytes", "field", "value")));
        int number = 0;
        boolean inside = false;
        for (Field field : structure.fields()) {
            if (field.layer() == Field.Layer.PLAINTEXT && !inside) {
                inside = true;
                structure
                        .decrypted()
                        .ifPresent(decrypted -> lines.add("  "
                                + palette.bold("decrypted: " + TerminalText.escape(decrypted.by()) + ", "
                                        + decrypted.plaintext().size() + " bytes")));
            }
            number += field.bits().isPresent() ? 0 : 1;
            field(lines, field, number);
        }
        for (String problem : structure.problems()) {
            lines.add("  " + palette.bad("problem: " + TerminalText.escape(problem)));
        }
        return lines;
    }

    private void field(List<String> lines, Field field, int colour) {
        List<String> left = field.bits().isPresent()
                ? List.of(bits(field.bits().get(), field.bytes().u8(0)))
                : hex(field.bytes());
        List<String> right = Wrap.lines(TerminalText.escape(words(field)), textWidth);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            boolean numbered = field.bits().isEmpty() && i < left.size();
            String offset = numbered ? String.format(Locale.ROOT, "%3d", field.offset() + i * bytesALine) : "   ";
            String bytes = String.format(Locale.ROOT, "%-" + bytesWidth + "s", i < left.size() ? left.get(i) : "");
            String name = String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", i == 0 ? field.name() : "");
            String text = i < right.size() ? right.get(i) : "";
            lines.add(("  " + palette.dim(offset) + "  " + palette.turn(colour, bytes) + "  "
                            + (field.bits().isPresent() ? palette.dim(name) : name) + " " + text)
                    .stripTrailing());
        }
    }

    /** Value, unit, meaning; the bytes are not repeated, and for a time the date is enough. */
    private static String words(Field field) {
        if (field.unit().filter("s"::equals).isPresent()) {
            return field.meaning();
        }
        String value = field.value().equals(field.bytes().toHex()) ? "" : field.value();
        String amount = value
                + field.unit().map(unit -> unit.equals("°") ? unit : " " + unit).orElse("");
        if (field.meaning().isEmpty()) {
            return amount;
        }
        return amount.isEmpty() ? field.meaning() : amount + "  " + field.meaning();
    }

    private List<String> hex(Bytes bytes) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < bytes.size(); at += bytesALine) {
            Bytes line = bytes.slice(at, Math.min(at + bytesALine, bytes.size()));
            lines.add(line.toHex().replaceAll("(..)(?!$)", "$1 "));
        }
        return lines;
    }

    /** Eight places, with dots for the bits of other fields. */
    private static String bits(BitRange range, int value) {
        StringBuilder places = new StringBuilder("   ");
        for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
            boolean meant = bit >= range.low() && bit <= range.high();
            places.append(meant ? Character.forDigit(value >>> bit & 1, 2) : '.');
        }
        return places.toString();
    }
}
