package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.terminal.TerminalWidth;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GraphFormatTest {

    private final NeighborGraph graph = SampleGraphs.hostile();
    private final List<String> names = SampleGraphs.HOSTILE_NAMES;

    @ParameterizedTest
    @EnumSource(GraphFormat.class)
    void writesAnEmptyGraph(GraphFormat format) throws IOException {
        assertThat(write(format, new NeighborGraph(List.of(), List.of()))).endsWith("\n");
    }

    @Test
    void jsonKeepsEveryNameAsItIs() throws IOException {
        JsonObject json = JsonParser.parseString(write(GraphFormat.JSON, graph)).getAsJsonObject();

        JsonArray nodes = json.getAsJsonArray("nodes");
        for (int i = 0; i < names.size(); i++) {
            assertThat(nodes.get(i).getAsJsonObject().get("name").getAsString()).isEqualTo(names.get(i));
        }
        assertThat(nodes.get(1))
                .isEqualTo(JsonParser.parseString("{\"key\":\"" + SampleGraphs.key(1)
                        + "\",\"name\":\"<!--<script>\",\"role\":\"repeater\",\"observer\":true,"
                        + "\"lastSeen\":\"2026-11-22T10:00:00Z\",\"lat\":48.1,\"lon\":8.95}"));
        assertThat(nodes.get(names.size()).getAsJsonObject().get("name").isJsonNull())
                .isTrue();
        assertThat(json.getAsJsonArray("edges").get(0))
                .isEqualTo(
                        JsonParser.parseString("{\"a\":\"" + SampleGraphs.key(0) + "\",\"b\":\"" + SampleGraphs.key(1)
                                + "\",\"count\":2,\"lastSeen\":\"2026-11-22T10:00:00Z\",\"distanceKm\":12.346,"
                                + "\"medianSnr\":-3.25,\"observers\":2}"));
    }

    @Test
    void csvQuotesAndDisarmsFormulas() throws IOException {
        String csv = write(GraphFormat.CSV, graph);

        assertThat(csv)
                .startsWith("source,target,weight,source_name,target_name,")
                .contains(",\"\"\"quoted\"\" & 'single'\",")
                .contains(",\"'=HYPERLINK(\"\"http://127.0.0.1/\"\")\",")
                .contains(",\"two\nlines\ttab\",")
                .contains(",\\u001b[31mred\\u0000\\u007f,")
                .contains(",2026-11-22T10:00:00Z,12.346,-3.25,2\r\n");
    }

    @Test
    void graphmlIsXmlAndKeepsWhatXmlCanHold() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        write(GraphFormat.GRAPHML, graph).getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(names.size() + 1);
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(names.size());
        assertThat(data(document, 0, "name")).isEqualTo(names.get(0));
        assertThat(data(document, 2, "name")).isEqualTo("]]>");
        assertThat(data(document, 7, "name")).isEqualTo("\\u001b[31mred\\u0000\\u007f");
        assertThat(data(document, 10, "name")).isEqualTo(names.get(10));
        assertThat(data(document, 1, "lat")).isEqualTo("48.1");
    }

    @Test
    void dotEscapesQuotesAndBackslashes() throws IOException {
        String dot = write(GraphFormat.DOT, graph);

        assertThat(dot)
                .startsWith("graph neighbors {\n")
                .contains("[label=\"\\\"quoted\\\" & 'single'\",")
                .contains("[label=\"back\\\\slash\\\\N\\\\\",")
                .contains("\"" + SampleGraphs.key(0) + "\" -- \"" + SampleGraphs.key(1) + "\" [count=2, penwidth=");
        String withoutStrings = dot.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
        assertThat(withoutStrings).doesNotContain("<", "script", "\\");
    }

    @Test
    void geoJsonHasPlacedNodesAndTheEdgesBetweenThem() throws IOException {
        JsonObject json =
                JsonParser.parseString(write(GraphFormat.GEOJSON, graph)).getAsJsonObject();

        assertThat(json.get("type").getAsString()).isEqualTo("FeatureCollection");
        int points = 0;
        for (JsonElement feature : json.getAsJsonArray("features")) {
            JsonObject geometry = feature.getAsJsonObject().getAsJsonObject("geometry");
            if (geometry.get("type").getAsString().equals("Point")) {
                points++;
                assertThat(geometry.getAsJsonArray("coordinates").get(1).getAsDouble())
                        .isBetween(48.0, 50.0);
            }
        }
        assertThat(points)
                .isEqualTo(graph.nodes().stream()
                        .filter(node -> node.position().isPresent())
                        .count());
        assertThat(write(GraphFormat.GEOJSON, graph)).doesNotContain("null,null");
    }

    @Test
    void geoJsonCutsAnEdgeAtTheAntimeridian() throws IOException {
        JsonObject json = JsonParser.parseString(write(GraphFormat.GEOJSON, SampleGraphs.acrossTheAntimeridian()))
                .getAsJsonObject();

        assertThat(json.getAsJsonArray("features").get(0).getAsJsonObject().get("geometry"))
                .isEqualTo(JsonParser.parseString("{\"type\":\"MultiLineString\",\"coordinates\":"
                        + "[[[179,-17],[180,-17.333333]],[[-180,-17.333333],[-178,-18]]]}"));
    }

    @Test
    void theTableCannotSteerATerminal() throws IOException {
        String table = write(GraphFormat.TABLE, graph);

        assertThat(table).contains("\\u001b[31mred").contains("two\\u000alines").doesNotContain("\u001b", "\u202e");
        assertThat(table.lines()).hasSize(names.size() + 2);
        assertThat(table.lines().skip(1).findFirst().orElseThrow()).contains("16384");
    }

    @Test
    void theTableFitsTheTerminal() throws IOException {
        for (int columns : new int[] {80, 100}) {
            StringWriter out = new StringWriter();
            GraphFormat.TABLE.write(graph, out, new TableOptions(EdgeOrder.COUNT, Integer.MAX_VALUE, columns));
            assertThat(out.toString().lines()).allSatisfy(line -> {
                assertThat(TerminalWidth.of(line)).isLessThanOrEqualTo(columns);
                assertThat(line).doesNotContain("\u001b");
            });
            assertThat(out.toString()).contains("2026-11-22 10:00", "16384");
        }
    }

    @Test
    void theTableIsOrderedAndLimited() throws IOException {
        Map<EdgeOrder, Comparator<NeighborGraph.Edge>> orders = Map.of(
                EdgeOrder.COUNT, Comparator.comparingLong(NeighborGraph.Edge::count),
                EdgeOrder.LAST_SEEN,
                        Comparator.comparing(edge -> edge.lastSeen().orElse(Instant.EPOCH)),
                EdgeOrder.DISTANCE,
                        Comparator.comparingDouble(edge -> edge.distanceKm().orElse(-1)),
                EdgeOrder.SNR,
                        Comparator.comparingDouble(edge -> edge.medianSnr().orElse(-1000)),
                EdgeOrder.OBSERVERS, Comparator.comparingInt(NeighborGraph.Edge::observers));
        List<NeighborGraph.Edge> edges = List.of(
                edge("aa", 1, "2026-11-22T10:00:00Z", 5, -3, 9),
                edge("bb", 3, "2026-11-20T10:00:00Z", 7, 4, 2),
                edge("cc", 2, "2026-11-21T10:00:00Z", 6, 11, 4));
        NeighborGraph three = new NeighborGraph(
                Stream.of("aa", "bb", "cc", "ff")
                        .map(key -> new NeighborGraph.Node(
                                key.repeat(32),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false))
                        .toList(),
                edges);
        for (EdgeOrder order : EdgeOrder.values()) {
            StringWriter out = new StringWriter();
            GraphFormat.TABLE.write(three, out, new TableOptions(order, 2, 80));
            List<String> wanted = edges.stream()
                    .sorted(orders.get(order).reversed())
                    .limit(2)
                    .map(edge -> edge.a().substring(0, 2))
                    .toList();
            assertThat(out.toString().lines().skip(1).limit(2).map(line -> line.substring(0, 2)))
                    .as(order.name())
                    .containsExactlyElementsOf(wanted);
            assertThat(out.toString()).endsWith("4 nodes, 3 edges, 2 shown\n");
        }
    }

    private static NeighborGraph.Edge edge(String key, long count, String seen, double km, double snr, int observers) {
        return new NeighborGraph.Edge(
                key.repeat(32),
                "ff".repeat(32),
                count,
                Optional.of(Instant.parse(seen)),
                OptionalDouble.of(km),
                OptionalDouble.of(snr),
                observers);
    }

    @Test
    void thePageHoldsNamesOnlyAsData() throws IOException {
        String page = write(GraphFormat.HTML, graph);

        assertThat(page).doesNotContain("<img", "onerror=\"", "<!--");
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"graph\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        JsonObject json = JsonParser.parseString(data.group(1)).getAsJsonObject();
        for (int i = 0; i < names.size(); i++) {
            assertThat(json.getAsJsonArray("nodes")
                            .get(i)
                            .getAsJsonArray()
                            .get(1)
                            .getAsString())
                    .isEqualTo(names.get(i));
        }
        assertThat(page).doesNotContain("https://").containsOnlyOnce("Content-Security-Policy");
    }

    private static String data(Document document, int node, String key) {
        Element element = (Element) document.getElementsByTagName("node").item(node);
        for (int i = 0; i < element.getElementsByTagName("data").getLength(); i++) {
            Element data = (Element) element.getElementsByTagName("data").item(i);
            if (data.getAttribute("key").equals(key)) {
                return data.getTextContent();
            }
        }
        return "";
    }

    private static String write(GraphFormat format, NeighborGraph graph) throws IOException {
        StringWriter out = new StringWriter();
        format.write(graph, out);
        return out.toString();
    }
}
