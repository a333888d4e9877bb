package io.github.meshcorejvm.store.interpret;

import java.util.ArrayList;
import java.util.List;

/**
 * Which positions belong to the observed mesh. Degrees; longitudes are compared modulo 360, since older map tools wrote -210
 * for 150, and across the date line. Poles get no special treatment.
 */
public sealed interface GeoFilter {

    /** Whether a position, in degrees north and east, is inside. */
    boolean contains(double latitude, double longitude);

    /** A full circle, in degrees. */
    double CIRCLE = 360;

    /** A difference of longitudes as degrees to the east, 0 or more and under 360. */
    private static double east(double degrees) {
        double rest = degrees % CIRCLE;
        return rest < 0 ? rest + CIRCLE : rest;
    }

    /** The same longitude, written so that an edge from another goes the short way; a full circle is kept. */
    private static double near(double longitude, double other) {
        return Math.abs(longitude - other) == CIRCLE
                ? longitude
                : longitude - CIRCLE * Math.rint((longitude - other) / CIRCLE);
    }

    /**
     * A corner.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     */
    record Point(double latitude, double longitude) {}

    /**
     * Inside the box, its edges included; one whose {@code lonMin} is over its {@code lonMax} crosses the date line.
     *
     * @param latMin degrees north
     * @param latMax degrees north
     * @param lonMin degrees east
     * @param lonMax degrees east
     */
    record Box(double latMin, double latMax, double lonMin, double lonMax) implements GeoFilter {
        @Override
        public boolean contains(double latitude, double longitude) {
            return latitude >= latMin && latitude <= latMax && isBetween(longitude);
        }

        private boolean isBetween(double longitude) {
            double width = lonMax - lonMin;
            if (width >= CIRCLE) {
                return true;
            }
            return east(longitude - lonMin) <= east(width);
        }
    }

    /**
     * Inside the polygon, or near its edge.
     *
     * @param points three or more corners; the last is joined to the first
     * @param bufferKm how far outside still counts, in km, 0 or more
     */
    record Polygon(List<Point> points, double bufferKm) implements GeoFilter {

        private static final int MIN_POINTS = 3;
        private static final double KM_PER_DEGREE = 6371 * Math.PI / 180;

        /** Copies the corners. */
        public Polygon {
            points = List.copyOf(points);
            if (points.size() < MIN_POINTS) {
                throw new IllegalArgumentException("polygon must have 3 or more points but has " + points.size());
            }
        }

        @Override
        public boolean contains(double latitude, double longitude) {
            List<Point> corners = unwrapped();
            double west = corners.stream().mapToDouble(Point::longitude).min().orElseThrow();
            double east = corners.stream().mapToDouble(Point::longitude).max().orElseThrow();
            // Half a circle more on both sides, for the buffer.
            double first = west - CIRCLE / 2 + east(longitude - (west - CIRCLE / 2));
            for (double same = first; same <= east + CIRCLE / 2; same += CIRCLE) {
                if (contains(corners, latitude, same)) {
                    return true;
                }
            }
            return false;
        }

        /** The corners with continuous longitudes, beyond ±180 where an edge crosses it. */
        private List<Point> unwrapped() {
            List<Point> corners = new ArrayList<>(points.size());
            // The previous longitude, as written and unwrapped.
            double written = points.get(0).longitude();
            double before = written;
            for (Point point : points) {
                double longitude = before + near(point.longitude(), written) - written;
                corners.add(new Point(point.latitude(), longitude));
                written = point.longitude();
                before = longitude;
            }
            return corners;
        }

        private boolean contains(List<Point> corners, double latitude, double longitude) {
            boolean inside = false;
            double nearestKm = Double.POSITIVE_INFINITY;
            Point from = corners.get(corners.size() - 1);
            for (Point to : corners) {
                // A ray to the east crosses the edge.
                if (from.latitude() > latitude != to.latitude() > latitude
                        && longitude
                                < (to.longitude() - from.longitude())
                                                * (latitude - from.latitude())
                                                / (to.latitude() - from.latitude())
                                        + from.longitude()) {
                    inside = !inside;
                }
                nearestKm = Math.min(nearestKm, distanceKm(latitude, longitude, from, to));
                from = to;
            }
            return inside || nearestKm <= bufferKm;
        }

        /**
         * The distance to the nearest point of an edge, on a plane that touches the earth at the position: buffers are short.
         */
        private static double distanceKm(double latitude, double longitude, Point from, Point to) {
            double kmPerDegreeEast = KM_PER_DEGREE * Math.cos(Math.toRadians(latitude));
            double fromX = (from.longitude() - longitude) * kmPerDegreeEast;
            double fromY = (from.latitude() - latitude) * KM_PER_DEGREE;
            double dx = (to.longitude() - longitude) * kmPerDegreeEast - fromX;
            double dy = (to.latitude() - latitude) * KM_PER_DEGREE - fromY;
            double length2 = dx * dx + dy * dy;
            double along = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / length2));
            return Math.hypot(fromX + along * dx, fromY + along * dy);
        }
    }
}
