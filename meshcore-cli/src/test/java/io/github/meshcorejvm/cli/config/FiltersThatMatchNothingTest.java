package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.interpret.GeoFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Siblings of incidents 75 and 91: settings that are well formed but drop or flag everything, while a check says ok. */
class FiltersThatMatchNothingTest extends ConfigFixture {

    private static final String SIXTEEN = "ABCDEFGHIJ_-0123";

    private LoadedConfig source(String key, String value) {
        return load("{\"mqttSources\": [{\"broker\": \"h\", \"" + key + "\": " + value + "}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"New York", "*", "AMS/#", "Zürich", SIXTEEN + "4"})
    void aRegionThatNoMessageCanHaveIsAWarning(String region) {
        LoadedConfig whitelist = load("{\"observerIATAWhitelist\": [\"ams\", \"" + region + "\"]}");
        assertThat(whitelist.warnings())
                .containsExactly("observerIATAWhitelist: \"" + region
                        + "\" matches no observer: an IATA code has 1 to 16 characters of A-Z, 0-9, _ and -");
        assertThat(whitelist.config().iataWhitelist()).hasSize(2).contains("AMS");
        LoadedConfig filter = source("iataFilter", "[\"" + region + "\"]");
        assertThat(filter.warnings())
                .singleElement()
                .asString()
                .startsWith("mqttSources[0].iataFilter: \"" + region + "\" matches no observer: an IATA code has ");
        // Without the entry, messages of every region would be taken.
        assertThat(filter.config().sources().get(0).iataFilter()).hasSize(1);
        LoadedConfig fallback = source("region", "\"" + region + "\"");
        assertThat(fallback.config().sources().get(0).iata()).isEmpty();
        assertThat(fallback.warnings())
                .containsExactly("mqttSources[0].region: \"" + region
                        + "\" is ignored: an IATA code has 1 to 16 characters of A-Z, 0-9, _ and -");
    }

    @Test
    void regionsOfAnyCaseAndLengthThatMessagesHaveAreNoWarning() {
        config("{\"observerIATAWhitelist\": [\"ams\", \" RTM \", \"" + SIXTEEN + "\", \"x\"]}");
        assertThat(source("iataFilter", "[\"ams\", \"de-south_1\"]").warnings()).isEmpty();
        assertThat(source("region", "\" ams \"").warnings()).isEmpty();
    }

    @Test
    void aLongRegionIsShownInPart() {
        assertThat(load("{\"observerIATAWhitelist\": [\"" + "x".repeat(500) + "\"]}")
                        .warnings())
                .singleElement()
                .asString()
                .contains("xxx… matches no observer")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meshcore/AMS/A1B2/status", "A1B2/#", "+"})
    void aTopicInThePlaceOfAnObserverIsAWarning(String id) {
        assertThat(load("{\"observerBlacklist\": [\"A1B2\", \"" + id + "\"]}").warnings())
                .containsExactly("observerBlacklist: \"" + id
                        + "\" matches no observer: an id is one level of a topic, without /, + and #");
        assertThat(config("{\"observerBlacklist\": [\" A1B2 \", \"My Radio\"]}").observerBlacklist())
                .containsExactlyInAnyOrder("a1b2", "my radio");
    }

    @ParameterizedTest
    @CsvSource({
        "53, 52, 4, 5, latMin must be less than latMax",
        "52, 52, 4, 5, latMin must be less than latMax",
        "0, 0, 0, 0, latMin must be less than latMax",
        "52, 53, 4, 4, lonMin must differ from lonMax",
        "113, 114, 20, 24, a latitude is -90 to 90",
        "-114, -113, 20, 24, a latitude is -90 to 90"
    })
    void aBoxWithoutAreaIsAWarning(double south, double north, double west, double east, String problem) {
        LoadedConfig loaded = load("{\"geo_filter\": {\"latMin\": " + south + ", \"latMax\": " + north
                + ", \"lonMin\": " + west + ", \"lonMax\": " + east + "}}");
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .startsWith("geo_filter contains no position: ")
                .contains(problem)
                .endsWith("; every advert with a position is foreign");
        assertThat(loaded.config().geoFilter()).hasValue(new GeoFilter.Box(south, north, west, east));
    }

    /** Where it crosses the date line, the western edge is over the eastern one. */
    @ParameterizedTest
    @CsvSource({"-20, -10, 170, -170", "-90, 90, -180, 180", "-10, 10, -210, -190"})
    void aBoxWithAnAreaIsNoWarning(double south, double north, double west, double east) {
        config("{\"geo_filter\": {\"latMin\": " + south + ", \"latMax\": " + north + ", \"lonMin\": " + west
                + ", \"lonMax\": " + east + "}}");
    }

    @Test
    void aPolygonOfTheWrongOrderOrWithoutAreaIsAWarning() {
        assertThat(load("{\"geo_filter\": {\"polygon\": [[-122, 47], [-121, 47], [-121, 48]]}}")
                        .warnings())
                .containsExactly("geo_filter.polygon has a latitude over 90 or under -90; points must be [lat, lon],"
                        + " latitude first");
        String twoPoints = "{\"geo_filter\": {\"polygon\": [[52, 4], [53, 5], [52, 4]], \"bufferKm\": BUFFER}}";
        assertThat(load(twoPoints.replace("BUFFER", "0")).warnings())
                .singleElement()
                .asString()
                .contains("polygon must have 3 or more different points");
        // The surroundings of a line are an area.
        config(twoPoints.replace("BUFFER", "10"));
    }

    @Test
    void cornersInQuotesAreTakenWithOneWarning() {
        LoadedConfig quoted =
                load("{\"geo_filter\": {\"polygon\": [[\"52\", 4], [52.5, \" 4 \"], [\"52.5\", \"5e0\"]]}}");
        assertThat(quoted.config().geoFilter())
                .hasValue(new GeoFilter.Polygon(
                        List.of(new GeoFilter.Point(52, 4), new GeoFilter.Point(52.5, 4), new GeoFilter.Point(52.5, 5)),
                        0));
        assertThat(quoted.warnings()).containsExactly("geo_filter.polygon has strings, taken as numbers");
        for (String none : List.of("\"north\"", "\"\"", "\"52d\"", "true", "null", "[52]", "1e999")) {
            LoadedConfig loaded = load("{\"geo_filter\": {\"polygon\": [[" + none + ", 4], [52.5, 4], [52.5, 5]]}}");
            assertThat(loaded.config().geoFilter()).as(none).isEmpty();
            assertThat(loaded.warnings()).as(none).singleElement().asString().startsWith("geo_filter is incomplete");
        }
    }
}
