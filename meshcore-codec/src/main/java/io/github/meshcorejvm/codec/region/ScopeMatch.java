package io.github.meshcorejvm.codec.region;

import java.util.Objects;

/** The region of a packet. */
public sealed interface ScopeMatch {

    /** The packet has no transport codes, or its first code is 0: it is not limited to a region. */
    record NotScoped() implements ScopeMatch {}

    /**
     * A known region.
     *
     * @param region its name, with {@code #}
     */
    record Matched(String region) implements ScopeMatch {
        /** Refuses null. */
        public Matched {
            Objects.requireNonNull(region, "region");
        }
    }

    /** A region that is not known. */
    record Unmatched() implements ScopeMatch {}
}
