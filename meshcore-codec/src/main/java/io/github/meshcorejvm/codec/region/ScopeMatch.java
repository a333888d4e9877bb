package io.github.meshcorejvm.codec.region;

/** Which region a packet is meant for. */
public sealed interface ScopeMatch {

    /** The packet has no transport codes, or its first code is 0: it is meant for all. */
    record NotScoped() implements ScopeMatch {}

    /**
     * A known region.
     *
     * @param region its name, with {@code #}
     */
    record Matched(String region) implements ScopeMatch {}

    /** A region, but none of those known. */
    record Unmatched() implements ScopeMatch {}
}
