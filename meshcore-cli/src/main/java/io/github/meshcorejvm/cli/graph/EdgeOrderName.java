package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.cli.Choice;

/** The name of an order of edges. */
public final class EdgeOrderName extends Choice<EdgeOrder> {

    /** Created by picocli. */
    public EdgeOrderName() {
        super(EdgeOrder.values(), EdgeOrder::text);
    }
}
