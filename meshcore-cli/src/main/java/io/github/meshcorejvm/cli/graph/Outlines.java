package io.github.meshcorejvm.cli.graph;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Coastlines and borders of the world (Natural Earth, public domain), of which a page contains the part that it shows. The file
 * {@code outlines.bin} is made by {@code src/main/geo/outlines.mjs}, which describes it.
 */
final class Outlines {

    private static final int FULL_TURN = 36_000;

    private Outlines() {}

    /** A part of the world, in hundredths of a degree around a middle. */
    record Window(int longitude, int latitude, int halfWidth, int halfHeight) {

        private boolean contains(int lon, int lat) {
            int east = Math.floorMod(lon - longitude + FULL_TURN / 2, FULL_TURN) - FULL_TURN / 2;
            return Math.abs(east) <= halfWidth && Math.abs(lat - latitude) <= halfHeight;
        }
    }

    /** Writes each line in a window as an array: kind, then differences of longitude and latitude. */
    static void write(Window window, JsonWriter json) throws IOException {
        json.beginArray();
        try (InputStream resource = Outlines.class.getResourceAsStream("outlines.bin")) {
            if (resource == null) {
                throw new IllegalStateException("resource outlines.bin is not in the program");
            }
            byte[] bytes = resource.readAllBytes();
            Reader reader = new Reader(bytes);
            while (reader.at < bytes.length) {
                writeLine(bytes[reader.at++], reader, window, json);
            }
        }
        json.endArray();
    }

    /** The parts of a line that are in the window, each with one point before and one after it. */
    private static void writeLine(int kind, Reader reader, Window window, JsonWriter json) throws IOException {
        int count = reader.next();
        List<int[]> part = new ArrayList<>();
        int[] before = {0, 0};
        boolean wasInside = false;
        for (int i = 0; i < count; i++) {
            int[] point = {before[0] + reader.next(), before[1] + reader.next()};
            boolean inside = window.contains(point[0], point[1]);
            if (inside && !wasInside && i > 0) {
                part.add(before);
            }
            if (inside || wasInside) {
                part.add(point);
            }
            if (!inside && wasInside) {
                writePart(kind, part, json);
                part.clear();
            }
            wasInside = inside;
            before = point;
        }
        writePart(kind, part, json);
    }

    private static void writePart(int kind, List<int[]> points, JsonWriter json) throws IOException {
        if (points.size() < 2) {
            return;
        }
        json.beginArray().value(kind);
        int[] before = {0, 0};
        for (int[] point : points) {
            json.value(point[0] - before[0]).value(point[1] - before[1]);
            before = point;
        }
        json.endArray();
    }

    /** Zigzag varints. */
    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                value |= (part & 0x7f) << shift;
                if (part >= 0) {
                    return value >>> 1 ^ -(value & 1);
                }
            }
        }
    }
}
