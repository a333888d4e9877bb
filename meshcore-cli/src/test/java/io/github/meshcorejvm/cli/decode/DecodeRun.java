package io.github.meshcorejvm.cli.decode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code decode} in this process and keeps what it prints; for tests to extend. */
abstract class DecodeRun {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /** Returns the exit status. */
    final int decode(String... arguments) {
        String[] all = Stream.concat(Stream.of("decode"), Stream.of(arguments)).toArray(String[]::new);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    /** The same, with a text at standard input. */
    final int pipe(String input, String... arguments) {
        return pipe(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    final int pipe(InputStream input, String... arguments) {
        InputStream original = System.in;
        System.setIn(input);
        try {
            return decode(arguments);
        } finally {
            System.setIn(original);
        }
    }

    /** Each line printed, as an object. */
    final List<JsonObject> json() {
        return out.toString()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
