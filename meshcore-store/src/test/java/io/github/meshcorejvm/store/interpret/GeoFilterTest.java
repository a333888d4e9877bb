package io.github.meshcorejvm.store.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoFilterTest {

    /** A square of one degree, at 48 north 9 east, with a bay cut into its east side. */
    private static final List<GeoFilter.Point> BAY =
            List.of(point(48, 9), point(48, 10), point(48.5, 9.5), point(49, 10), point(49, 9));

    @ParameterizedTest
    @CsvSource({"47, 8, true", "49, 10, true", "48, 9, true", "46.999999, 9, false", "48, 10.000001, false"})
    void theEdgesOfABoxAreInside(double latitude, double longitude, boolean inside) {
        assertThat(new GeoFilter.Box(47, 49, 8, 10).contains(latitude, longitude))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "48.5, 9.25, true",
        "48.5, 9.75, false",
        "48.1, 9.85, true",
        "48.5, 8.99, false",
        "47.99, 9.5, false",
        "49.01, 9.5, false"
    })
    void aPolygonMayHaveBays(double latitude, double longitude, boolean inside) {
        assertThat(new GeoFilter.Polygon(BAY, 0).contains(latitude, longitude)).isEqualTo(inside);
    }

    /** A twentieth of a degree to the south is 5.56 km, R = 6371 km. */
    @ParameterizedTest
    @CsvSource({"5.5, false", "5.6, true"})
    void nearAPolygonIsInsideToo(double bufferKm, boolean inside) {
        assertThat(new GeoFilter.Polygon(BAY, bufferKm).contains(47.95, 9.5)).isEqualTo(inside);
    }

    /** A tenth of a degree to the west at 48.5 north is 7.37 km. */
    @ParameterizedTest
    @CsvSource({"7.3, false", "7.4, true"})
    void degreesOfLongitudeAreShorterUpNorth(double bufferKm, boolean inside) {
        assertThat(new GeoFilter.Polygon(BAY, bufferKm).contains(48.5, 8.9)).isEqualTo(inside);
    }

    @Test
    void longitudesAreComparedModulo360() {
        var older = new GeoFilter.Polygon(
                List.of(
                        new GeoFilter.Point(-37, -210),
                        new GeoFilter.Point(-28, -210),
                        new GeoFilter.Point(-28, -219),
                        new GeoFilter.Point(-37, -219)),
                0);
        assertThat(older.contains(-33, 145)).isTrue();
        assertThat(older.contains(-33, 139)).isFalse();
        assertThat(older.contains(-33, -145)).isFalse();
        assertThat(new GeoFilter.Box(-40, -20, -220, -210).contains(-33, 145)).isTrue();
        assertThat(new GeoFilter.Box(-40, -20, -180, 180).contains(-33, 145)).isTrue();
    }

    @Test
    void anAreaMayLieAcrossTheDateLine() {
        var fiji = new GeoFilter.Polygon(
                List.of(
                        new GeoFilter.Point(-20, 175),
                        new GeoFilter.Point(-15, 175),
                        new GeoFilter.Point(-15, -175),
                        new GeoFilter.Point(-20, -175)),
                0);
        var box = new GeoFilter.Box(-20, -15, 175, -175);
        for (GeoFilter area : List.of(fiji, box)) {
            assertThat(area.contains(-17, 179)).isTrue();
            assertThat(area.contains(-17, -179)).isTrue();
            assertThat(area.contains(-17, 0)).isFalse();
            assertThat(area.contains(-17, 170)).isFalse();
        }
    }

    @Test
    void anEdgeAllAroundIsTakenAsWritten() {
        var belt = new GeoFilter.Polygon(
                List.of(
                        new GeoFilter.Point(-60, -180),
                        new GeoFilter.Point(-60, 180),
                        new GeoFilter.Point(60, 180),
                        new GeoFilter.Point(60, -180)),
                0);
        assertThat(belt.contains(0, 0)).isTrue();
        assertThat(belt.contains(0, 150)).isTrue();
        assertThat(belt.contains(70, 0)).isFalse();
    }

    @Test
    void twoCornersAreNoPolygon() {
        List<GeoFilter.Point> two = BAY.subList(0, 2);
        assertThatThrownBy(() -> new GeoFilter.Polygon(two, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 or more points but has 2");
    }

    private static GeoFilter.Point point(double latitude, double longitude) {
        return new GeoFilter.Point(latitude, longitude);
    }
}
