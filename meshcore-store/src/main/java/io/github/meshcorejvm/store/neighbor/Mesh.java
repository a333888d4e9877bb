package io.github.meshcorejvm.store.neighbor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of one build by small numbers, their places: first the known nodes in the order of their index, then the
 * senders and observers that are no known nodes, as they turn up.
 *
 * <p>Not thread-safe.
 */
final class Mesh {

    private final NodeIndex index;
    /** NaN where a node has no position; one entry for each known node. */
    private final double[] latitudes;

    private final double[] longitudes;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> strangers = new ArrayList<>();

    private Mesh(NodeIndex index) {
        this.index = index;
        this.latitudes = new double[index.size()];
        this.longitudes = new double[index.size()];
        Arrays.fill(latitudes, Double.NaN);
        Arrays.fill(longitudes, Double.NaN);
        for (int place = 0; place < index.size(); place++) {
            places.put(index.key(place), place);
        }
    }

    /** A row of {@code nodes}; coordinates in degrees, NaN where the row has none. */
    record NodeRow(String key, double latitude, double longitude) {}

    /** The mesh of some rows; 0,0 is no position. */
    static Mesh of(List<NodeRow> rows) {
        Mesh mesh = new Mesh(NodeIndex.of(rows.stream().map(NodeRow::key).toList()));
        for (NodeRow row : rows) {
            if (row.latitude() != 0 || row.longitude() != 0) {
                NodeKeys.normalize(row.key()).ifPresent(key -> mesh.locate(mesh.place(key), row));
            }
        }
        return mesh;
    }

    private void locate(int place, NodeRow row) {
        latitudes[place] = row.latitude();
        longitudes[place] = row.longitude();
    }

    NodeIndex index() {
        return index;
    }

    /** The place of a key in lower case, which is given one if it has none yet. */
    int place(String key) {
        Integer known = places.get(key);
        if (known != null) {
            return known;
        }
        int place = index.size() + strangers.size();
        strangers.add(key);
        places.put(key, place);
        return place;
    }

    /** The key at a place. */
    String key(int place) {
        return place < index.size() ? index.key(place) : strangers.get(place - index.size());
    }

    /** The distance of two places in km, NaN when one of them has no position. */
    double km(int a, int b) {
        if (a >= latitudes.length || b >= latitudes.length) {
            return Double.NaN;
        }
        return GreatCircle.km(latitudes[a], longitudes[a], latitudes[b], longitudes[b]);
    }
}
