package io.github.meshcorejvm.store.batch;

import io.github.meshcorejvm.codec.region.ScopeMatch;

/** How the scopes of new packets were decided, as {@code scope_match_totals} counts it. */
public final class ScopeCounts {

    private int unique;
    private int explicitOverDerived;
    private int ambiguous;
    private int none;

    /** Counts a decision. */
    public void count(ScopeMatch match) {
        if (match instanceof ScopeMatch.Matched matched) {
            unique += matched.overDerived() ? 0 : 1;
            explicitOverDerived += matched.overDerived() ? 1 : 0;
        } else if (match instanceof ScopeMatch.Ambiguous) {
            ambiguous++;
        } else if (match instanceof ScopeMatch.Unmatched) {
            none++;
        } else if (!(match instanceof ScopeMatch.NotScoped)) {
            throw new IllegalStateException("unknown kind of match: " + match.getClass());
        }
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return unique + explicitOverDerived + ambiguous + none == 0;
    }

    /** One scope matched. */
    public int unique() {
        return unique;
    }

    /** A scope that was named won over one that was derived. */
    public int explicitOverDerived() {
        return explicitOverDerived;
    }

    /** Several scopes matched. */
    public int ambiguous() {
        return ambiguous;
    }

    /** No scope matched. */
    public int none() {
        return none;
    }
}
