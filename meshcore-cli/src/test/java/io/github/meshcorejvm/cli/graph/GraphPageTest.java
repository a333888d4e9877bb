package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.meshcorejvm.store.graph.EdgeObservers;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, in a browser. */
class GraphPageTest {

    static {
        // The JDK's server reads its limits once in a JVM, and MetricsServerTest may follow in this one.
        System.setProperty("sun.net.httpserver.maxReqTime", "2");
    }

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void find() {
        chromium = new Chromium(folder);
    }

    @Test
    void hostileNamesAreText() throws Exception {
        String dom = chromium.dom(page(SampleGraphs.hostile()));

        // The script has run, to its end: the list is there, and the names in it are text.
        assertThat(dom).contains("<span>&lt;/script&gt;&lt;img src=x onerror=\"document.title='owned'\"&gt;</span>");
        assertThat(dom).contains("<span>{{graph}}{{script}}$1</span>");
        assertThat(dom).contains("<title>MeshCore neighbors</title>").doesNotContain("<img");
        assertThat(dom).contains("15 nodes, 14 edges · 5 without a position");
    }

    @Test
    void hostileNamesAreTextAlsoInTheDetailsOfANode() throws Exception {
        Path page = page(SampleGraphs.hostile());
        for (int number : new int[] {0, 8, 11}) {
            String dom = select(page, number, "");

            assertThat(dom).contains("<title>MeshCore neighbors</title>").doesNotContain("<img", "<b>\"role");
            assertThat(dom).contains("<code>" + SampleGraphs.key(number) + "</code>");
        }
    }

    @Test
    void aSelectedNodeListsItsNeighborsWithCountSnrAndDistance() throws Exception {
        Path page = page(SampleGraphs.hostile(), PageSettings.parse("https://analyzer.example/", null, null));

        String dom = select(page, 10, "");

        assertThat(dom).contains("<caption>2 neighbors</caption>");
        assertThat(dom).contains("<td>2,048</td><td>-3.2 dB</td><td>12 km</td>", "<td>1,024</td>");
        assertThat(dom).contains("Copy key</button>");
        assertThat(dom).contains("href=\"https://analyzer.example/#/nodes/" + SampleGraphs.key(10) + "\"");
        assertThat(dom).contains("rel=\"noopener noreferrer\"");
    }

    @Test
    void edgesAreFilteredByTheRegionOfWhoHeardThem() throws Exception {
        NeighborGraph plain = SampleGraphs.random(40, 100, 0.7);
        int[] ends = new int[100];
        int[] places = new int[100];
        for (int edge = 0; edge < 100; edge++) {
            ends[edge] = edge + 1;
            places[edge] = edge < 30 ? 0 : 1;
        }
        NeighborGraph graph = new NeighborGraph(
                plain.nodes(),
                plain.edges(),
                new EdgeObservers(
                        List.of(
                                new EdgeObservers.Observer("0a", Optional.of("Roof"), Optional.of("FRA")),
                                new EdgeObservers.Observer("0b", Optional.empty(), Optional.of("<b>"))),
                        ends,
                        places));
        Path page = page(graph);

        assertThat(chromium.dom(page)).contains(" 100 edges").contains("Roof (FRA)", "0b (&lt;b&gt;)");
        assertThat(chromium.dom(URI.create(page.toUri() + "#region=FRA"))).contains(" 30 of 100 edges");
    }

    @Test
    void noRequestLeavesThePage() throws Exception {
        String text = Files.readString(page(SampleGraphs.random(20, 40, 0.7)));

        assertThat(text)
                .doesNotContainPattern(
                        "(?i)https?:|wss?:|\\burl\\(|@import|\\bfetch\\(|XMLHttpRequest|sendBeacon|EventSource")
                .containsPattern(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
                                + " script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'\">");
    }

    @Test
    void aBaseMapComesOnlyFromTheServerThatWasNamed() throws Exception {
        BufferedImage red = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                red.setRGB(x, y, 0xff0000);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(red, "png", png);
        Set<String> requested = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requested.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, png.size());
            exchange.getResponseBody().write(png.toByteArray());
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png";
            Path page = page(SampleGraphs.random(20, 40, 1), PageSettings.parse(null, url, "© <Maker>"));

            assertThat(chromium.dom(page, "--window-size=1280,800"))
                    .contains("<p id=\"attribution\">© &lt;Maker&gt;</p>");
            BufferedImage picture = ImageIO.read(
                    chromium.picture(page, "--window-size=1280,800").toFile());
            int reddish = 0;
            for (int y = 0; y < 800; y += 5) {
                for (int x = 330; x < 1280; x += 5) {
                    int color = picture.getRGB(x, y);
                    reddish += (color >> 16 & 255) > 200 && (color >> 8 & 255) < 120 ? 1 : 0;
                }
            }
            assertThat(reddish).isGreaterThan(160 * 190 / 2);
            assertThat(requested).isNotEmpty().allMatch(path -> path.matches("/\\d+/\\d+/\\d+\\.png"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void threeThousandNodesAreDrawn() throws Exception {
        Path page = page(SampleGraphs.random(3_000, 10_000, 0.8));
        assertThat(chromium.dom(page)).contains("3,000 nodes, 10,000 edges");

        assertThat(colors(chromium.picture(page, "--window-size=1280,800"))).isGreaterThan(500);
    }

    @Test
    void aGraphWithoutPositionsIsDrawnToo() throws Exception {
        Path page = page(SampleGraphs.random(3_000, 10_000, 0));

        assertThat(colors(chromium.picture(page, "--window-size=390,844"))).isGreaterThan(100);
    }

    private String select(Path page, int node, String more) throws IOException, InterruptedException {
        return chromium.dom(URI.create(page.toUri() + "#node=" + SampleGraphs.key(node) + more));
    }

    private Path page(NeighborGraph graph) throws IOException {
        return page(graph, PageSettings.NONE);
    }

    private Path page(NeighborGraph graph, PageSettings settings) throws IOException {
        Path page = folder.resolve("page.html");
        try (Writer out = Files.newBufferedWriter(page)) {
            GraphFormat.writePage(graph, settings, out);
        }
        return page;
    }

    private static int colors(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colors.add(image.getRGB(x, y));
            }
        }
        return colors.size();
    }
}
