package io.github.meshcorejvm.cli.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The external addresses that the page may use; none unless requested.
 *
 * @param analyzer address of a node in an analyzer, with {@code {key}}; opened only on a click
 * @param tiles the source of a base map; the only thing that the page itself requests
 */
public record PageSettings(Optional<String> analyzer, Optional<TileServer> tiles) {

    /** A page without external addresses. */
    public static final PageSettings NONE = new PageSettings(Optional.empty(), Optional.empty());

    private static final String KEY = "{key}";
    /** The address of a node's page in the analyzers of the family. */
    private static final String NODE_PAGE = "/#/nodes/" + KEY;

    /**
     * A server of map tiles.
     *
     * @param url address of a tile, with {@code {z}}, {@code {x}} and {@code {y}}
     * @param origin scheme, host and port of it
     * @param attribution the author of the map, as required by its licence
     */
    public record TileServer(String url, String origin, String attribution) {}

    /**
     * Settings as given on the command line.
     *
     * @throws IllegalArgumentException with what is wrong, and what is allowed
     */
    public static PageSettings parse(
            @Nullable String analyzerUrl, @Nullable String tilesUrl, @Nullable String attribution) {
        if (attribution != null && tilesUrl == null) {
            throw new IllegalArgumentException("--tiles-attribution is only for --tiles");
        }
        return new PageSettings(
                Optional.ofNullable(analyzerUrl).map(PageSettings::analyzer),
                Optional.ofNullable(tilesUrl).map(url -> tiles(url, Optional.ofNullable(attribution))));
    }

    private static String analyzer(String url) {
        web("--analyzer-url", url);
        return url.contains(KEY) ? url : url.replaceFirst("/+$", "") + NODE_PAGE;
    }

    private static TileServer tiles(String url, Optional<String> attribution) {
        for (String part : new String[] {"{z}", "{x}", "{y}"}) {
            if (!url.contains(part)) {
                throw new IllegalArgumentException("--tiles must contain {z}, {x} and {y}, but is " + url);
            }
        }
        URI address = web("--tiles", url);
        String host = address.getHost();
        String origin = address.getScheme() + "://" + host + (address.getPort() < 0 ? "" : ":" + address.getPort());
        String maker = host.endsWith("openstreetmap.org") ? "© OpenStreetMap contributors" : "Map: " + host;
        return new TileServer(url, origin, attribution.orElse(maker));
    }

    private static URI web(String option, String url) {
        try {
            URI address = new URI(url.replace('{', '_').replace('}', '_'));
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notOne) {
            // Reported below.
        }
        throw new IllegalArgumentException(option + " must be an http:// or https:// URL, but is " + url);
    }
}
