package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.region.RegionKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The region names that nodes declare, each node by its newest declaration, in the order in which they become region keys: by
 * number of declaring nodes, then newest, then name. Not thread-safe.
 */
public final class DeclaredRegions {

    /** Printable ASCII without comma and {@code #}. */
    private static final Pattern NAME = Pattern.compile("[ -\"$-+\\--~]{1,32}");

    /** Strangers control how many nodes there are and what they declare: beyond this number, those added first count. */
    static final int MAX_NODES = 50_000;

    /** The limit of all declarations together, in characters: some 160 per node. */
    static final int MAX_CHARACTERS = 8_000_000;

    /** The limit of different names. */
    static final int MAX_NAMES = 100_000;

    /** The limit of refused names, which are only reported. */
    static final int MAX_REFUSED = 20;

    private final Map<String, Declaration> newest = new HashMap<>();
    private int characters;

    private record Declaration(Instant at, String names) {}

    /** How often, and when last, a name was declared. */
    private record Use(int nodes, Instant newest) {}

    /**
     * Names in order, without {@code #}.
     *
     * @param usable those that make a region key
     * @param refused some of those that firmware would not accept
     */
    public record Names(List<String> usable, Set<String> refused) {

        /** None. */
        public static final Names NONE = new Names(List.of(), Set.of());

        /** Copies both. */
        public Names {
            usable = List.copyOf(usable);
            refused = Set.copyOf(refused);
        }
    }

    /** Starts without declarations. */
    public DeclaredRegions() {}

    /**
     * Notes what a node declares; of two declarations at the same time the first counts. Declarations over the limits are
     * ignored.
     *
     * @param publicKey 64 lower-case hex digits
     * @param names joined by commas, with or without {@code #}
     * @param at when
     */
    public void add(String publicKey, String names, Instant at) {
        Declaration known = newest.get(publicKey);
        if (known == null ? newest.size() >= MAX_NODES : !at.isAfter(known.at())) {
            return;
        }
        int more = names.length() - (known == null ? 0 : known.names().length());
        if (more > MAX_CHARACTERS - characters) {
            return;
        }
        characters += more;
        newest.put(publicKey, new Declaration(at, names));
    }

    /**
     * The names.
     *
     * @param max the maximum number of usable names
     * @param configured names that have a key already, with or without {@code #}
     */
    public Names names(int max, Collection<String> configured) {
        Map<String, Use> uses = new HashMap<>();
        for (Declaration declaration : newest.values()) {
            for (String name : split(declaration.names())) {
                if (uses.size() < MAX_NAMES || uses.containsKey(name)) {
                    uses.merge(
                            name,
                            new Use(1, declaration.at()),
                            (a, b) -> new Use(a.nodes() + 1, a.newest().isAfter(b.newest()) ? a.newest() : b.newest()));
                }
            }
        }
        uses.keySet().removeAll(configured.stream().map(DeclaredRegions::bare).toList());
        Set<String> refused = new TreeSet<>();
        uses.keySet().removeIf(name -> !isRegion(name) && refused.add(name));
        Comparator<Map.Entry<String, Use>> order = Comparator.comparing(
                        (Map.Entry<String, Use> entry) -> entry.getValue().nodes())
                .thenComparing(entry -> entry.getValue().newest())
                .reversed()
                .thenComparing(Map.Entry::getKey);
        return new Names(
                uses.entrySet().stream()
                        .sorted(order)
                        .limit(max)
                        .map(Map.Entry::getKey)
                        .toList(),
                refused.stream().limit(MAX_REFUSED).collect(Collectors.toUnmodifiableSet()));
    }

    /** Each name once, without invalid ones. */
    private static Set<String> split(String names) {
        Set<String> split = new LinkedHashSet<>();
        Arrays.stream(names.split(","))
                .map(DeclaredRegions::bare)
                .filter(name -> NAME.matcher(name).matches() && !name.equals("*"))
                .forEach(split::add);
        return split;
    }

    private static String bare(String name) {
        return name.startsWith("#") ? name.substring(1) : name;
    }

    private static boolean isRegion(String name) {
        try {
            RegionKey.ofName(name);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
