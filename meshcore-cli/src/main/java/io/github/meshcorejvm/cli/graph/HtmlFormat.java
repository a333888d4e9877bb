package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.cli.Sha256Text;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A self-contained page that shows the graph: the files of the folder {@code page} next to this class, and the graph as JSON.
 * Its content security policy allows only this script and this style, by their hashes, and images of the chosen tile server:
 * the page makes no other request, and no node name can become code.
 */
final class HtmlFormat {

    /** Joined in this order, as one function. */
    private static final List<String> SCRIPTS = List.of(
            "data",
            "filter",
            "apart",
            "view",
            "scene",
            "lines",
            "nodes",
            "labels",
            "ground",
            "paint",
            "pointer",
            "list",
            "controls",
            "link",
            "legend");

    private static final String GRAPH = "{{graph}}";

    private HtmlFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        write(graph, PageSettings.NONE, out);
    }

    static void write(NeighborGraph graph, PageSettings settings, Writer out) throws IOException {
        String style = resource("page.css");
        String script = script();
        String page = resource("page.html")
                .replace("{{style-hash}}", hash(style))
                .replace("{{script-hash}}", hash(script))
                .replace(
                        "{{tile-origin}}",
                        settings.tiles().map(tiles -> " " + tiles.origin()).orElse(""))
                .replace("{{style}}", style)
                .replace("{{script}}", script);
        int data = page.indexOf(GRAPH);
        out.write(page, 0, data);
        PageData.write(graph, settings, Instant.now(), out);
        out.write(page, data + GRAPH.length(), page.length() - data - GRAPH.length());
    }

    private static String script() throws IOException {
        StringBuilder script = new StringBuilder("'use strict';\n(() => {\n");
        for (String part : SCRIPTS) {
            script.append(resource(part + ".js"));
        }
        return script.append("})();\n").toString();
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256Text.hash(text));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlFormat.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
