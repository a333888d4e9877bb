package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.store.interpret.GeoFilter;
import io.github.meshcorejvm.store.interpret.GeoFilter.Box;
import io.github.meshcorejvm.store.interpret.GeoFilter.Point;
import io.github.meshcorejvm.store.interpret.GeoFilter.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code geo_filter}; an incomplete one is a warning, and no filter. */
final class GeoFilterReader {

    private GeoFilterReader() {}

    static Optional<GeoFilter> read(ConfigObject config) {
        Optional<ConfigObject> filter = config.child("geo_filter");
        if (filter.isEmpty() || filter.get().keys().isEmpty()) {
            return Optional.empty();
        }
        ConfigObject geo = filter.get();
        List<JsonElement> corners = geo.array("polygon");
        Optional<GeoFilter> read = corners.isEmpty() ? box(geo) : polygon(geo, corners);
        if (read.isEmpty()) {
            config.warnings()
                    .add(
                            "geo_filter is incomplete: it needs a polygon of 3 or more [lat, lon] points, or all of latMin,"
                                    + " latMax, lonMin and lonMax; nothing is filtered");
        }
        return read;
    }

    private static Optional<GeoFilter> box(ConfigObject geo) {
        OptionalDouble south = geo.number("latMin");
        OptionalDouble north = geo.number("latMax");
        OptionalDouble west = geo.number("lonMin");
        OptionalDouble east = geo.number("lonMax");
        if (south.isEmpty() || north.isEmpty() || west.isEmpty() || east.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Box(south.getAsDouble(), north.getAsDouble(), west.getAsDouble(), east.getAsDouble()));
    }

    private static Optional<GeoFilter> polygon(ConfigObject geo, List<JsonElement> corners) {
        List<Point> points = new ArrayList<>();
        for (JsonElement corner : corners) {
            Optional<Point> point = point(corner);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        double buffer = Math.max(0, geo.number("bufferKm").orElse(0));
        return points.size() < 3 ? Optional.empty() : Optional.of(new Polygon(points, buffer));
    }

    private static Optional<Point> point(JsonElement corner) {
        if (!corner.isJsonArray() || corner.getAsJsonArray().size() != 2) {
            return Optional.empty();
        }
        JsonArray pair = corner.getAsJsonArray();
        for (JsonElement coordinate : pair) {
            if (!(coordinate instanceof JsonPrimitive primitive)
                    || !primitive.isNumber()
                    || !Double.isFinite(primitive.getAsDouble())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Point(pair.get(0).getAsDouble(), pair.get(1).getAsDouble()));
    }
}
