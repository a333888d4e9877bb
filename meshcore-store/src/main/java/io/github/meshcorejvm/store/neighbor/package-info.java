/**
 * Who hears whom. {@link io.github.meshcorejvm.store.neighbor.NeighborGraphBuilder} keeps the table
 * {@code neighbor_edges} exact, by observation id; {@link io.github.meshcorejvm.store.neighbor.HopResolver} tells which
 * nodes the hops of a path are, from that table and the known nodes.
 *
 * <p>Node keys are text here, as in the database: 64 lower-case hex digits.
 */
@NullMarked
package io.github.meshcorejvm.store.neighbor;

import org.jspecify.annotations.NullMarked;
