package io.github.meshcorejvm.codec.region;

import io.github.meshcorejvm.codec.Packet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Known regions: those configured, and below them those derived from what nodes declare. A packet belongs to the one
 * region whose code it carries. Immutable and safe for use by multiple threads.
 */
public final class RegionScopes {

    /** No regions at all. */
    public static final RegionScopes EMPTY = new RegionScopes(List.of(), List.of());

    private static final ScopeMatch NOT_SCOPED = new ScopeMatch.NotScoped();
    private static final ScopeMatch UNMATCHED = new ScopeMatch.Unmatched();

    private final List<Region> configured;
    private final List<Region> derived;

    private record Region(String name, RegionKey key) {}

    private RegionScopes(List<Region> configured, List<Region> derived) {
        this.configured = List.copyOf(configured);
        this.derived = List.copyOf(derived);
    }

    /**
     * Configured regions by name; {@code #} is prepended where missing. Of several names with one key the first counts.
     *
     * @throws IllegalArgumentException if a name has no derived key, see {@link RegionKey#ofName(String)}
     */
    public static RegionScopes ofNames(List<String> names) {
        return new RegionScopes(regions(names, List.of()), List.of());
    }

    /**
     * These regions, and derived ones below them: where exactly one configured region matches, it wins.
     *
     * @throws IllegalArgumentException if a name has no derived key, see {@link RegionKey#ofName(String)}
     */
    public RegionScopes withDerived(List<String> names) {
        return new RegionScopes(configured, regions(names, configured));
    }

    private static List<Region> regions(List<String> names, List<Region> known) {
        Set<RegionKey> keys = known.stream().map(Region::key).collect(Collectors.toCollection(HashSet::new));
        List<Region> regions = new ArrayList<>(names.size());
        for (String name : names) {
            Objects.requireNonNull(name, "name");
            RegionKey key = RegionKey.ofName(name);
            if (keys.add(key)) {
                regions.add(new Region(name.startsWith("#") ? name : "#" + name, key));
            }
        }
        return regions;
    }

    /** The region of a packet. */
    public ScopeMatch match(Packet packet) {
        int code = packet.transportCodes().map(codes -> codes.code0()).orElse(0);
        if (code == 0) {
            return NOT_SCOPED;
        }
        List<String> ours = matching(configured, packet, code);
        List<String> theirs = matching(derived, packet, code);
        if (ours.size() == 1) {
            return new ScopeMatch.Matched(ours.get(0), !theirs.isEmpty());
        }
        List<String> all = Stream.concat(ours.stream(), theirs.stream()).collect(Collectors.toUnmodifiableList());
        return switch (all.size()) {
            case 0 -> UNMATCHED;
            case 1 -> new ScopeMatch.Matched(all.get(0));
            default -> new ScopeMatch.Ambiguous(all);
        };
    }

    private static List<String> matching(List<Region> regions, Packet packet, int code) {
        List<String> names = List.of();
        for (Region region : regions) {
            if (region.key().transportCode(packet.payloadType(), packet.payloadBytes()) == code) {
                names = Stream.concat(names.stream(), Stream.of(region.name()))
                        .collect(Collectors.toUnmodifiableList());
            }
        }
        return names;
    }
}
