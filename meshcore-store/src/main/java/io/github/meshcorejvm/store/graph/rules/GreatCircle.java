package io.github.meshcorejvm.store.graph.rules;

/** Distances on a sphere of 6371 km radius. */
public final class GreatCircle {

    private static final double EARTH_RADIUS_KM = 6371;

    private GreatCircle() {}

    /** The haversine distance of two positions, in km; latitudes and longitudes in degrees. */
    public static double km(double latA, double lonA, double latB, double lonB) {
        double halfLat = Math.sin(Math.toRadians(latB - latA) / 2);
        double halfLon = Math.sin(Math.toRadians(lonB - lonA) / 2);
        double h =
                halfLat * halfLat + Math.cos(Math.toRadians(latA)) * Math.cos(Math.toRadians(latB)) * halfLon * halfLon;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
