package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    /** Cut at every place that its buffer may end, lines are what the JDK says they are. */
    @Test
    void readsTheLinesThatAreThere() throws IOException {
        SplittableRandom random = new SplittableRandom(20261123);
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 5_000; n++) {
            text.append("x".repeat(random.nextInt(200))).append('\n');
        }
        text.append("the last one");
        List<String> expected =
                new BufferedReader(new StringReader(text.toString())).lines().toList();
        assertThat(lines(text.toString())).isEqualTo(expected);
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).containsExactly("", "");
    }

    @Test
    void leavesOutTheRestOfALineThatIsTooLong() throws IOException {
        String tooLong = "x".repeat(3 * BoundedLines.MAX);
        List<String> lines = lines("first\n" + tooLong + "\nnext");
        assertThat(lines).hasSize(3).element(2).isEqualTo("next");
        assertThat(lines.get(1)).hasSize(BoundedLines.MAX);
    }

    private static List<String> lines(String text) throws IOException {
        BoundedLines source = new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        for (byte[] line = source.next(); line != null; line = source.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
