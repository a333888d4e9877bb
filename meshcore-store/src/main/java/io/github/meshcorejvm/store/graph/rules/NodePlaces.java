package io.github.meshcorejvm.store.graph.rules;

import java.util.Arrays;

/**
 * The nodes of one build by small numbers, their places: first the known nodes in the order of their index, then senders and
 * observers that are not known nodes, in the order of appearance.
 *
 * <p>Not thread-safe.
 */
public final class NodePlaces {

    private final NodeIndex index;
    /** NaN if a node has no position; one entry for each known node. */
    private final double[] latitudes;

    private final double[] longitudes;
    private final KeyPlaces unknown = new KeyPlaces();

    private boolean closed;

    public NodePlaces(NodeIndex index) {
        this(index, new double[index.size()], new double[index.size()]);
        Arrays.fill(latitudes, Double.NaN);
        Arrays.fill(longitudes, Double.NaN);
    }

    private NodePlaces(NodeIndex index, double[] latitudes, double[] longitudes) {
        this.index = index;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
    }

    /** The same known nodes without the others, whose number is not limited. */
    public NodePlaces withoutUnknown() {
        return new NodePlaces(index, latitudes, longitudes);
    }

    /** From now on keys without a place get none: {@link EdgeRules#NO_NODE}. */
    public void close() {
        closed = true;
    }

    /** Sets the position of a known node, in degrees; 0,0 means none. */
    public void locate(String key, double latitude, double longitude) {
        int place = index.place(KeyArray.words(key));
        if (place >= 0 && (latitude != 0 || longitude != 0)) {
            latitudes[place] = latitude;
            longitudes[place] = longitude;
        }
    }

    public NodeIndex index() {
        return index;
    }

    /** The place of a key in lower case; assigns one if it has none yet, unless this is closed. */
    public int place(String key) {
        long[] words = KeyArray.words(key);
        int known = index.place(words);
        if (known >= 0) {
            return known;
        }
        return closed && !unknown.contains(words) ? EdgeRules.NO_NODE : index.size() + unknown.place(words);
    }

    /** How many keys with a place are not known nodes. */
    public int unknown() {
        return unknown.size();
    }

    /** The key at a place. */
    public String key(int place) {
        return place < index.size() ? index.key(place) : unknown.text(place - index.size());
    }

    /** The distance of two places in km, NaN when one of them has no position. */
    double km(int a, int b) {
        if (a >= latitudes.length || b >= latitudes.length) {
            return Double.NaN;
        }
        return GreatCircle.km(latitudes[a], longitudes[a], latitudes[b], longitudes[b]);
    }
}
