package io.github.meshcorejvm.store.neighbor;

/** Passes that have room for less than those of the program. */
public final class SmallPasses {

    /** A pass for each edge. */
    public static final EvidencePass.Start OF_ONE_EDGE = (rows, from, ends) -> new EvidencePass(rows, from, ends, 1);

    private SmallPasses() {}
}
