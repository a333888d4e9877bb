package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More packets than one thread decodes in one go: each is printed once and in its place. */
class BulkDecodeTest extends DecodeRun {

    private static final int LINES = 5_000;
    /** Of so many lines one is no packet. */
    private static final int ODD = 97;

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private String file = "";

    @BeforeEach
    void write() throws IOException {
        for (int i = 1; i <= LINES; i++) {
            lines.add(i % ODD == 0 ? "no hex " + i : String.format(Locale.ROOT, "0D00%08X", i));
        }
        file = Files.write(folder.resolve("packets.txt"), lines).toString();
    }

    @Test
    void objectsAreInTheOrderOfTheLines() {
        assertThat(decode("--json", "--file", file)).isEqualTo(1);
        assertObjects(json());
    }

    @Test
    void soAreThoseOfAPipe() {
        assertThat(pipe(String.join("\n", lines), "--json")).isEqualTo(1);
        assertObjects(json());
    }

    @Test
    void soAreThoseOfAPipeThatBringsPartsOfLines() {
        assertThat(pipe(new Pieces(String.join("\r\n", lines)), "--json")).isEqualTo(1);
        assertObjects(json());
    }

    @Test
    void soAreThoseOfLinesThatEndWithACarriageReturn() {
        assertThat(pipe(new Pieces(String.join("\r", lines)), "--json")).isEqualTo(1);
        assertObjects(json());
    }

    @Test
    void oneThreadGivesTheSame() {
        // With the key of a node each packet may be about one before it.
        assertThat(decode("--json", "--private-key", "11".repeat(32), "--file", file))
                .isEqualTo(1);
        assertObjects(json());
    }

    @Test
    void forPeopleThereIsABlankLineBetweenPackets() {
        assertThat(decode("--file", file)).isEqualTo(1);
        String[] paragraphs = out.toString().split("\n\n", -1);
        assertThat(paragraphs).hasSize(LINES);
        for (int i = 1; i <= LINES; i++) {
            assertThat(paragraphs[i - 1])
                    .contains(
                            i % ODD == 0
                                    ? "line " + i + ","
                                    : String.format(Locale.ROOT, "%08x", Integer.reverseBytes(i)));
        }
    }

    @Test
    void linesWithoutAPacketAreCounted() throws IOException {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            log.add("2026-11-20 12:00:00 INFO nothing");
        }
        Files.write(folder.resolve("log.txt"), log);
        assertThat(decode("--json", "--file", folder.resolve("log.txt").toString()))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("without a packet: " + LINES);
    }

    /** Gives from one byte to more than the block that is read at once. */
    private static final class Pieces extends ByteArrayInputStream {
        private int length = 1;

        Pieces(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public synchronized int read(byte[] target, int from, int most) {
            length = length * 7 % 100_003;
            return super.read(target, from, Math.min(length, most));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }

    private void assertObjects(List<JsonObject> objects) {
        assertThat(objects).hasSize(LINES);
        for (int i = 1; i <= LINES; i++) {
            JsonObject object = objects.get(i - 1);
            assertThat(object.get("raw").getAsString()).isEqualTo(lines.get(i - 1));
            if (i % ODD == 0) {
                assertThat(object.getAsJsonObject("error").get("line").getAsInt())
                        .isEqualTo(i);
            }
        }
    }
}
