package io.github.meshcorejvm.store.interpret;

import java.util.List;

/** Which positions belong to the mesh that is watched. Degrees; nothing here knows of the poles or the date line. */
public sealed interface GeoFilter {

    /** Whether a position, in degrees north and east, is inside. */
    boolean contains(double latitude, double longitude);

    /**
     * A corner.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     */
    record Point(double latitude, double longitude) {}

    /**
     * Inside the box, its edges included.
     *
     * @param latMin degrees north
     * @param latMax degrees north
     * @param lonMin degrees east
     * @param lonMax degrees east
     */
    record Box(double latMin, double latMax, double lonMin, double lonMax) implements GeoFilter {
        @Override
        public boolean contains(double latitude, double longitude) {
            return latitude >= latMin && latitude <= latMax && longitude >= lonMin && longitude <= lonMax;
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
            boolean inside = false;
            double nearestKm = Double.POSITIVE_INFINITY;
            Point from = points.get(points.size() - 1);
            for (Point to : points) {
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

        /** To the nearest point of an edge, on a plane that touches the earth at the position: buffers are short. */
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
