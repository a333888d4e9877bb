package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.store.interpret.GeoFilter;
import io.github.meshcorejvm.store.interpret.GeoFilter.Box;
import io.github.meshcorejvm.store.interpret.GeoFilter.Point;
import io.github.meshcorejvm.store.interpret.GeoFilter.Polygon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code geo_filter}; an incomplete one is a warning, and no filter. */
final class GeoFilterReader {

    private static final int MIN_POINTS = 3;
    private static final double POLE = 90;

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
        Box box = new Box(south.getAsDouble(), north.getAsDouble(), west.getAsDouble(), east.getAsDouble());
        // A western edge over the eastern one is a box that crosses the date line.
        if (box.latMin() >= box.latMax() || box.lonMin() == box.lonMax()) {
            warnOfNoArea(geo, "latMin must be less than latMax, and lonMin must differ from lonMax");
        } else if (box.latMin() > POLE || box.latMax() < -POLE) {
            warnOfNoArea(geo, "a latitude is -90 to 90");
        }
        return Optional.of(box);
    }

    private static Optional<GeoFilter> polygon(ConfigObject geo, List<JsonElement> corners) {
        List<Point> points = new ArrayList<>();
        for (JsonElement corner : corners) {
            Optional<Point> point = point(geo, corner);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        double buffer = Math.max(0, geo.number("bufferKm").orElse(0));
        if (points.size() < MIN_POINTS) {
            return Optional.empty();
        }
        if (points.stream().anyMatch(point -> Math.abs(point.latitude()) > POLE)) {
            geo.warnings()
                    .add(geo.name("polygon") + " has a latitude over 90 or under -90; points must be [lat, lon],"
                            + " latitude first");
        }
        if (buffer == 0 && new HashSet<>(points).size() < MIN_POINTS) {
            warnOfNoArea(geo, "polygon must have 3 or more different points");
        }
        return Optional.of(new Polygon(points, buffer));
    }

    private static void warnOfNoArea(ConfigObject geo, String allowed) {
        geo.warnings().add("geo_filter contains no position: " + allowed + "; every advert with a position is foreign");
    }

    private static Optional<Point> point(ConfigObject geo, JsonElement corner) {
        if (!corner.isJsonArray() || corner.getAsJsonArray().size() != 2) {
            return Optional.empty();
        }
        JsonArray pair = corner.getAsJsonArray();
        OptionalDouble latitude = coordinate(geo, pair.get(0));
        OptionalDouble longitude = coordinate(geo, pair.get(1));
        return latitude.isEmpty() || longitude.isEmpty()
                ? Optional.empty()
                : Optional.of(new Point(latitude.getAsDouble(), longitude.getAsDouble()));
    }

    private static OptionalDouble coordinate(ConfigObject geo, JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = DecimalNumber.parse(primitive.getAsString());
        if (number.isPresent() && primitive.isString()) {
            geo.warnings().add(geo.name("polygon") + " has strings, taken as numbers");
        }
        return number;
    }
}
