package io.github.meshcorejvm.codec.region;

import io.github.meshcorejvm.codec.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Known regions, in order: of several that match a packet the first is used. Immutable and safe for use by
 * multiple threads.
 */
public final class RegionScopes {

    /** No regions at all. */
    public static final RegionScopes EMPTY = new RegionScopes(List.of());

    private static final ScopeMatch NOT_SCOPED = new ScopeMatch.NotScoped();
    private static final ScopeMatch UNMATCHED = new ScopeMatch.Unmatched();

    private final List<Region> regions;

    private record Region(String name, RegionKey key) {}

    private RegionScopes(List<Region> regions) {
        this.regions = regions;
    }

    /**
     * Regions by name; {@code #} is prepended where missing.
     *
     * @throws IllegalArgumentException if a name has no derived key, see {@link RegionKey#ofName(String)}
     */
    public static RegionScopes ofNames(List<String> names) {
        List<Region> regions = new ArrayList<>(names.size());
        for (String name : names) {
            Objects.requireNonNull(name, "name");
            regions.add(new Region(name.startsWith("#") ? name : "#" + name, RegionKey.ofName(name)));
        }
        return new RegionScopes(List.copyOf(regions));
    }

    /** The region of a packet. */
    public ScopeMatch match(Packet packet) {
        int code = packet.transportCodes().map(codes -> codes.code0()).orElse(0);
        if (code == 0) {
            return NOT_SCOPED;
        }
        for (Region region : regions) {
            if (region.key().transportCode(packet.payloadType(), packet.payloadBytes()) == code) {
                return new ScopeMatch.Matched(region.name());
            }
        }
        return UNMATCHED;
    }
}
