package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most examples of the help name a file of arguments. */
class ArgumentFilesTest {

    private static final String SEED = "7813c4179535a2b670667df2dc4a3f0647592ffebe12a726f537fd45f008d0b8";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key public",
                "encode",
                "encode advert",
                "encode text --text hello",
                "decode",
                "decode --json 00",
                "key verify-token --audience a.example",
                "backfill"
            })
    void aMissingOneIsNamedWhereverAnArgumentMayBe(String line) {
        Path missing = folder.resolve("nosuch.args");
        String[] arguments = Stream.concat(Stream.of(line.split(" ")), Stream.of("@" + missing))
                .toArray(String[]::new);
        assertThat(run(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(": argument file @" + missing + " does not exist;");
    }

    /** As apps write to whom a text replies. */
    @Test
    void aTextMayBeginWithTheSign() {
        assertThat(run("encode", "group-text", "--sender", "A", "--text", "@[Bob] hi"))
                .as(err.toString())
                .isZero();
        assertThat(run("encode", "group-text", "--text", "@[Bob] hi")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("missing option --sender NAME").doesNotContain("Bob");
    }

    @Test
    void aDoubledSignIsLiteral() {
        assertThat(run("decode", "@@" + folder.resolve("nosuch"))).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void oneThatExistsIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("node.args"), "--private-key\n" + SEED + "\n");
        assertThat(run("key", "public", "@" + file)).as(err.toString()).isZero();
    }

    @Test
    void aFolderIsRefusedBeforeItIsRead() {
        assertThat(ArgumentFiles.folder("key", "public", "@" + folder))
                .hasValueSatisfying(problem -> assertThat(problem).contains("@" + folder + " is a folder"));
        assertThat(ArgumentFiles.folder("decode", "@@" + folder, "@" + folder.resolve("none"), "@"))
                .isEmpty();
        assertThat(Main.run("key", "public", "@" + folder)).isEqualTo(ExitCode.USAGE);
    }
}
