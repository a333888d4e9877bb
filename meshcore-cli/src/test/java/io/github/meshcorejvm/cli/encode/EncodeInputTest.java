package io.github.meshcorejvm.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that encode and decode read. */
class EncodeInputTest {

    private static final String ACK = "0d0078563412";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** As PowerShell writes the output of decode to a file. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) throws Exception {
        assertThat(run("decode", "--json", ACK)).isZero();
        Path file =
                Files.write(folder.resolve("packets.json"), ("\uFEFF" + out + out).getBytes(Charset.forName(charset)));
        out.getBuffer().setLength(0);
        assertThat(run("encode", "--file", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString().lines()).containsExactly(ACK, ACK);
    }

    @Test
    void jsonThatIsBrokenIntoLinesIsRefusedInWordsOfTheUser() throws Exception {
        Path file =
                Files.writeString(folder.resolve("pretty.json"), "{\n  \"raw\": \"0d\"\n}\n", StandardCharsets.UTF_8);
        assertThat(run("encode", "--file", file.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith("(each line must be one JSON object, as `jq -c` prints them)"));
        assertThat(err.toString())
                .contains("line 2: not JSON: malformed at character 9")
                .doesNotContain("JsonReader", "LENIENT", "path $");
    }

    @Test
    void aFolderIsNamed() throws Exception {
        for (List<String> line : List.of(
                List.of("encode", "--file"), List.of("decode", "--file"), List.of("decode", "00", "--channels"))) {
            err.getBuffer().setLength(0);
            String[] arguments =
                    Stream.concat(line.stream(), Stream.of(folder.toString())).toArray(String[]::new);
            assertThat(run(arguments)).isEqualTo(1);
            assertThat(err.toString()).contains(folder + ": is a folder, but must be a file");
        }
        err.getBuffer().setLength(0);
        assertThat(run("encode", "--file", "")).isEqualTo(1);
        assertThat(err.toString()).contains("the name of the file is empty");
    }
}
