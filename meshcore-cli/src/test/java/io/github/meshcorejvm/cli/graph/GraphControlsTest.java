package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.graph.EdgeObservers;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No format passes control characters from the air on, whether it goes to a terminal or into a file. */
class GraphControlsTest {

    private static final String NAME =
            "N\u009b31mR\u202eE\u0000\u001b\u007f\u0085\r\u061c\u200e\u200f\u2028\u2029\u2066\u2069\ufffe \ud83d\udef0";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(GraphFormat.class)
    void noFormatWritesThem(GraphFormat format) throws IOException {
        StringWriter out = new StringWriter();
        format.write(graph(), out);

        assertThat(out.toString()
                        .chars()
                        .filter(c -> TerminalText.isControl(c) || c < 0x20 && c != '\n' && c != '\r')
                        .mapToObj(Integer::toHexString))
                .isEmpty();
        assertThat(out.toString().replace("\r\n", "\n")).doesNotContain("\r");
        assertThat(out.toString()).contains("\\u009b31mR", "\\u202eE");
    }

    @Test
    void aParserStillReadsTheName() throws IOException {
        StringWriter out = new StringWriter();
        GraphFormat.JSON.write(graph(), out);

        assertThat(JsonParser.parseString(out.toString())
                        .getAsJsonObject()
                        .getAsJsonArray("nodes")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo(NAME);
    }

    @Test
    void thePageShowsThem() throws Exception {
        Path page = folder.resolve("page.html");
        try (var out = Files.newBufferedWriter(page)) {
            GraphFormat.HTML.write(graph(), out);
        }

        String dom = new Chromium(folder).dom(page);

        assertThat(dom).contains("<span>N\\u009b31mR\\u202eE\\u0000\\u001b\\u007f\\u0085\\u000d\\u061c");
        // A name from right to left cannot draw what follows it to its left.
        assertThat(dom).contains("\u2068\u05d0\u05d1\u2069 (B\\u202eC)");
        assertThat(dom).doesNotContain("\u202e");
    }

    private static NeighborGraph graph() {
        List<NeighborGraph.Node> nodes = List.of(node(0), node(1));
        EdgeObservers observers = new EdgeObservers(
                List.of(
                        new EdgeObservers.Observer("0a", Optional.of(NAME), Optional.of("A\u009bC")),
                        new EdgeObservers.Observer("0b", Optional.of("\u05d0\u05d1"), Optional.of("B\u202eC"))),
                new int[] {2},
                new int[] {0, 1});
        return new NeighborGraph(nodes, List.of(SampleGraphs.edge(0, 1, 3)), observers);
    }

    private static NeighborGraph.Node node(int number) {
        return new NeighborGraph.Node(
                SampleGraphs.key(number),
                Optional.of(NAME),
                Optional.of("role\u202e\u009b"),
                Optional.of(new NeighborGraph.Position(48 + number, 9)),
                Optional.empty(),
                false);
    }
}
