package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSettingsTest {

    @Test
    void linksToTheUsualPageOfANodeByDefault() {
        assertThat(PageSettings.parse("https://a.example", null, null).analyzer())
                .contains("https://a.example/#/nodes/{key}");
        assertThat(PageSettings.parse("http://a.example/n?k={key}", null, null).analyzer())
                .contains("http://a.example/n?k={key}");
    }

    @Test
    void namesWhoMadeTheMap() {
        assertThat(PageSettings.parse(null, "https://tile.openstreetmap.org/{z}/{x}/{y}.png", null)
                        .tiles())
                .contains(new PageSettings.TileServer(
                        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
                        "https://tile.openstreetmap.org",
                        "© OpenStreetMap contributors"));
        assertThat(PageSettings.parse(null, "http://127.0.0.1:8080/{z}/{x}/{y}", null)
                        .tiles())
                .map(PageSettings.TileServer::origin)
                .contains("http://127.0.0.1:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)//{z}{x}{y}",
                "file:///{z}/{x}/{y}",
                "//a.example/{z}/{x}/{y}",
                "https://a b/{z}{x}{y}",
                "https://a.example'; script-src *//{z}{x}{y}"
            })
    void refusesInvalidWebAddresses(String url) {
        assertThatThrownBy(() -> PageSettings.parse(url, null, null))
                .hasMessage("--analyzer-url must be an http:// or https:// URL, but is " + url);
        assertThatThrownBy(() -> PageSettings.parse(null, url, null))
                .hasMessage("--tiles must be an http:// or https:// URL, but is " + url);
    }

    @Test
    void refusesTilesWithoutPlaces() {
        assertThatThrownBy(() -> PageSettings.parse(null, "https://a.example/{z}.png", null))
                .hasMessage("--tiles must contain {z}, {x} and {y}, but is https://a.example/{z}.png");
    }
}
