package io.github.meshcorejvm.store.sqlite.neighbor;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A random mesh with many colliding prefixes, its traffic, and what the edges must be: written from the contract with
 * nothing but lists, as a second opinion.
 */
final class RandomMesh {

    private static final long NOON = 1_763_899_200;

    private final SplittableRandom random;
    private final MeshFile file;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<String> observers = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Long> newest = new TreeMap<>();

    RandomMesh(SplittableRandom random, MeshFile file) throws SQLException {
        this.random = random;
        this.file = file;
        int size = 2 + random.nextInt(30);
        for (int i = 0; i < size; i++) {
            String key = String.format(
                    Locale.ROOT, "%02x%02x%04x%056d", random.nextInt(12), random.nextInt(3), random.nextInt(2), i);
            (random.nextInt(5) == 0 ? strangers : nodes).add(key);
        }
        for (String key : nodes) {
            file.node(key);
        }
        for (String key : Stream.concat(nodes.stream(), strangers.stream()).toList()) {
            if (random.nextInt(3) == 0) {
                observers.add(key);
                file.observer(random.nextBoolean() ? key : key.toUpperCase(Locale.ROOT));
            }
        }
        observers.add("companion");
        file.observer("companion");
    }

    /** Writes some transmissions with their observations, in one transaction. */
    void traffic(int transmissions) throws SQLException {
        file.begin();
        for (int i = 0; i < transmissions; i++) {
            transmission();
        }
        file.execute("COMMIT");
    }

    private void transmission() throws SQLException {
        int payloadType = new int[] {4, 4, 4, 5, 2, 9}[random.nextInt(6)];
        int routeType = random.nextInt(4);
        String sender = payloadType == 4 ? any(nodes, strangers) : null;
        boolean inJson = sender != null && random.nextInt(4) == 0;
        long transmission = file.transmission(
                payloadType,
                routeType,
                inJson ? (random.nextBoolean() ? "" : null) : sender,
                inJson ? "{\"type\":\"ADVERT\",\"pubKey\":\"" + sender + "\"}" : "{}");
        int observations = random.nextInt(4);
        for (int i = 0; i < observations; i++) {
            int observer = random.nextInt(observers.size() + 1);
            String direction = new String[] {"rx", "rx", "rx", null, "tx", "TX"}[random.nextInt(6)];
            int hashSize = payloadType == 9 ? 1 << random.nextInt(4) : 1 + random.nextInt(3);
            List<String> hops = Stream.generate(() -> any(nodes, strangers).substring(0, 2 * hashSize))
                    .limit(random.nextInt(4))
                    .toList();
            long seconds = NOON + random.nextInt(3) - (random.nextInt(4) == 0 ? random.nextInt(100_000) : 0);
            file.observation(
                    transmission,
                    observer == observers.size() ? null : observer + 1L,
                    direction,
                    hops.stream()
                            .map(hop -> '"' + (random.nextBoolean() ? hop.toUpperCase(Locale.ROOT) : hop) + '"')
                            .collect(Collectors.joining(",", "[", "]")),
                    seconds);
            expect(
                    payloadType,
                    sender,
                    hops,
                    observer == observers.size() ? "" : observers.get(observer),
                    direction,
                    seconds);
        }
    }

    private void expect(
            int payloadType,
            @Nullable String sender,
            List<String> hops,
            String observer,
            @Nullable String direction,
            long seconds) {
        String heardBy = observer.length() != 64 || "tx".equalsIgnoreCase(direction) ? null : observer;
        if (hops.isEmpty()) {
            if (payloadType == 4) {
                edge(sender, heardBy, seconds);
            }
            return;
        }
        if (payloadType == 4) {
            edge(sender, only(hops.get(0)), seconds);
        }
        edge(heardBy, only(hops.get(hops.size() - 1)), seconds);
    }

    private @Nullable String only(String hop) {
        List<String> named = nodes.stream().filter(key -> key.startsWith(hop)).toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    private void edge(@Nullable String a, @Nullable String b, long seconds) {
        if (a != null && b != null && !a.equals(b)) {
            String pair = a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a;
            counts.merge(pair, 1, Integer::sum);
            newest.merge(pair, seconds, Math::max);
        }
    }

    /** What the table must hold, as {@link MeshFile#edges()} tells it. */
    Map<String, String> expected() {
        Map<String, String> edges = new TreeMap<>();
        counts.forEach((pair, count) -> edges.put(pair, count + "|" + Instant.ofEpochSecond(newest.get(pair))));
        return edges;
    }

    private String any(List<String> some, List<String> others) {
        int choice = random.nextInt(some.size() + others.size());
        return choice < some.size() ? some.get(choice) : others.get(choice - some.size());
    }
}
