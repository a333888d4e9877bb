package io.github.meshcorejvm.cli.config;

import java.util.List;

/** The area whose nodes are at home; others are foreign. Degrees, WGS 84. */
public sealed interface GeoFilterConfig {

    /** A point. */
    record Point(double latitude, double longitude) {}

    /** Inside the polygon of three or more points, or within {@code bufferKm} (0 or more) of its edge. */
    record Polygon(List<Point> points, double bufferKm) implements GeoFilterConfig {
        /** Copies the points. */
        public Polygon {
            points = List.copyOf(points);
        }
    }

    /** Inside the box, its edges included. */
    record Box(double latMin, double latMax, double lonMin, double lonMax) implements GeoFilterConfig {}
}
