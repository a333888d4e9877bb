package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph.Position;
import java.util.List;

/**
 * Positions on a plane in km: equirectangular about the middle of the mesh, which is accurate to about a percent over a few
 * hundred km.
 *
 * @param latitude of the middle, in degrees
 * @param longitude of the middle, in degrees
 * @param kmPerDegreeEast at that latitude
 * @param kmPerDegreeNorth anywhere
 */
record Projection(double latitude, double longitude, double kmPerDegreeEast, double kmPerDegreeNorth) {

    private static final double KM_PER_DEGREE = 6371 * Math.PI / 180;
    /** Closer to a pole, longitudes would shrink to nothing. */
    private static final double MAX_LATITUDE = 80;

    /** The projection for some positions, at least one. */
    static Projection of(List<Position> positions) {
        double east = 0;
        double north = 0;
        for (Position position : positions) {
            east += Math.cos(Math.toRadians(position.longitude()));
            north += Math.sin(Math.toRadians(position.longitude()));
        }
        double[] latitudes =
                positions.stream().mapToDouble(Position::latitude).sorted().toArray();
        double latitude = latitudes[latitudes.length / 2];
        double cosine = Math.cos(Math.toRadians(Math.min(MAX_LATITUDE, Math.abs(latitude))));
        return new Projection(latitude, Math.toDegrees(Math.atan2(north, east)), KM_PER_DEGREE * cosine, KM_PER_DEGREE);
    }

    /** km east of the middle, the shorter way round. */
    double x(Position position) {
        return Math.IEEEremainder(position.longitude() - longitude, 360) * kmPerDegreeEast;
    }

    /** km north of the middle. */
    double y(Position position) {
        return (position.latitude() - latitude) * kmPerDegreeNorth;
    }
}
