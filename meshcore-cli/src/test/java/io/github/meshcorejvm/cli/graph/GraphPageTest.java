package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, in a browser. */
class GraphPageTest {

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
        assertThat(dom).contains("15 nodes, 14 edges");
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

    private Path page(NeighborGraph graph) throws IOException {
        Path page = folder.resolve("page.html");
        try (Writer out = Files.newBufferedWriter(page)) {
            GraphFormat.HTML.write(graph, out);
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
