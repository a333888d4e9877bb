package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.store.json.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints text as UTF-8, whatever the locale of the terminal says, and passes on text that is already UTF-8 unchanged. */
public final class Utf8PrintWriter extends PrintWriter {

    private final OutputStream bytes;

    /** Prints to a stream; whole lines at once. */
    public Utf8PrintWriter(OutputStream out) {
        super(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
        this.bytes = out;
    }

    /** Prints text to any writer, to one of this class byte for byte. */
    public static void print(PrintWriter out, Utf8Buffer text) {
        if (out instanceof Utf8PrintWriter utf8) {
            utf8.print(text);
        } else {
            out.print(text);
        }
    }

    private void print(Utf8Buffer text) {
        flush();
        try {
            text.writeTo(bytes);
        } catch (IOException e) {
            // Callers can use checkError, as for everything that is printed.
            setError();
        }
    }
}
