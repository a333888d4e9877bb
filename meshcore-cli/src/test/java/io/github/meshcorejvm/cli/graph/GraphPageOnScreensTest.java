package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on phones and desktops, while somebody uses it. */
class GraphPageOnScreensTest {

    private static final Instant LAST = Instant.parse("2026-11-22T10:00:00Z");

    /** What is on top at the middle of an element. */
    private static final String ON_TOP = "(element => { const box = element.getBoundingClientRect();"
            + " return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); })";

    @TempDir
    private static Path folder;

    private static ChromiumScreen screen;
    private static Path page;

    @BeforeAll
    static void open() throws Exception {
        screen = new Chromium(folder).open();
        page = folder.resolve("page.html");
        NeighborGraph plain = SampleGraphs.random(300, 900, 0.8);
        List<NeighborGraph.Edge> edges = new ArrayList<>();
        for (NeighborGraph.Edge edge : plain.edges()) {
            edges.add(new NeighborGraph.Edge(
                    edge.a(),
                    edge.b(),
                    edge.count(),
                    Optional.of(LAST.minusSeconds(edges.size() * 400L)),
                    edge.distanceKm(),
                    edge.medianSnr(),
                    edge.observers()));
        }
        try (Writer out = Files.newBufferedWriter(page)) {
            GraphFormat.writePage(new NeighborGraph(plain.nodes(), edges), PageSettings.NONE, out);
        }
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "844, 390", "1280, 800"})
    void noNeighborOfASelectedNodeIsUnderABox(int width, int height) throws Exception {
        screen.show(page, width, height, 1);
        screen.eval("document.getElementById('sheet').click()");
        String covered = screen.text("(async () => {"
                + " const map = document.getElementById('map'), covered = [];"
                + " const {nodes} = JSON.parse(document.getElementById('graph').textContent);"
                + " for (let i = 0; i < nodes.length; i += 10) {"
                + "  const key = nodes[i][0];"
                + "  meshcorePage.select(key);"
                + "  await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));"
                + "  const {left, top} = map.getBoundingClientRect();"
                + "  for (const [x, y] of meshcorePage.near(key)) {"
                + "   const found = document.elementFromPoint(left + x, top + y);"
                + "   if (found !== map) covered.push(`${i} at ${x},${y}: ${found && found.id}`);"
                + "  }"
                + " }"
                + " return covered.join('\\n'); })()");
        assertThat(covered).isEmpty();
    }

    @Test
    void theLegendCanBeClosedOnAPhoneWithTheListOpen() throws Exception {
        screen.show(page, 390, 844, 2);
        screen.eval("document.getElementById('sheet').click()");
        screen.eval("document.getElementById('by-snr').click()");
        screen.eval("document.getElementById('legend').open = true");
        screen.await("document.getElementById('lines').hidden === false");

        assertThat(screen.text(ON_TOP + "(document.querySelector('#legend summary')).tagName"))
                .isEqualTo("SUMMARY");
    }

    @Test
    void aLinkIsFollowedInAnOpenPageAndSaysWhatIsShown() throws Exception {
        screen.show(page, 1280, 800, 1);
        screen.eval("location.hash = 'node=" + SampleGraphs.key(7) + "&snr=1'");
        screen.await("document.getElementById('by-snr').checked");
        assertThat(screen.text("document.querySelector('#detail code').textContent"))
                .isEqualTo(SampleGraphs.key(7));

        screen.eval("meshcorePage.select('" + SampleGraphs.key(9) + "')");
        assertThat(screen.text("location.hash")).isEqualTo("#node=" + SampleGraphs.key(9) + "&snr=1");
        screen.eval("document.getElementById('by-snr').click(); meshcorePage.select(null)");
        assertThat(screen.text("location.href")).isEqualTo(page.toUri().toString());
    }

    @Test
    void theHandlesOfTimeKeepAPeriodBetweenThem() throws Exception {
        screen.show(page, 1280, 800, 1);
        for (String[] move : new String[][] {{"from", "120"}, {"to", "120"}, {"to", "0"}, {"from", "240"}}) {
            screen.eval("(slider => { slider.value = " + move[1] + "; slider.dispatchEvent(new Event('input')); })"
                    + "(document.getElementById('" + move[0] + "'))");

            String[] times =
                    screen.text("document.getElementById('span').textContent").split(" – ");
            assertThat(times[0]).as("%s to %s", move[0], move[1]).isLessThan(times[1]);
            assertThat(screen.text("document.getElementById('facts').textContent"))
                    .doesNotContain(" 0 of 900 edges");
        }
    }

    @Test
    void theHistogramIsSharpOnAPhone() throws Exception {
        screen.show(page, 390, 844, 3);
        screen.eval("document.getElementById('sheet').click()");

        screen.await("(chart => chart.clientWidth > 300 && chart.width === 3 * chart.clientWidth"
                + " && chart.height === 3 * chart.clientHeight)(document.getElementById('histogram'))");
    }

    @Test
    void theLegendExplainsTheLinesOfASelectedNode() throws Exception {
        screen.show(page, 1280, 800, 1);
        String legend = "document.getElementById('key').textContent";
        assertThat(screen.text(legend))
                .contains(
                        "heard 1 time or more",
                        "of the selected node",
                        "the same, to or from a node without a position");
        screen.eval("document.getElementById('by-snr').click()");
        assertThat(screen.text(legend)).contains("of the selected node: bright, the others pale");
    }
}
