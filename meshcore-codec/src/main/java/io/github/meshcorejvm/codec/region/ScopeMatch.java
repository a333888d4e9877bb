package io.github.meshcorejvm.codec.region;

import java.util.List;
import java.util.Objects;

/** The region of a packet. */
public sealed interface ScopeMatch {

    /** The packet has no transport codes, or its first code is 0: it is not limited to a region. */
    record NotScoped() implements ScopeMatch {}

    /**
     * A known region.
     *
     * @param region its name, with {@code #}
     * @param overDerived whether derived regions have the same code, over which a configured one wins
     */
    record Matched(String region, boolean overDerived) implements ScopeMatch {
        /** Refuses null. */
        public Matched {
            Objects.requireNonNull(region, "region");
        }

        /** A region that alone has the code. */
        public Matched(String region) {
            this(region, false);
        }
    }

    /**
     * Several regions share the code by chance, as 1 in 65,534 pairs does: the packet cannot be attributed to one.
     *
     * @param regions their names, with {@code #}
     */
    record Ambiguous(List<String> regions) implements ScopeMatch {
        /** Copies the list. */
        public Ambiguous {
            regions = List.copyOf(regions);
        }
    }

    /** A region that is not known. */
    record Unmatched() implements ScopeMatch {}
}
