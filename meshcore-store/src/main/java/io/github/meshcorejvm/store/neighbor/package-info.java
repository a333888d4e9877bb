/**
 * Who hears whom. {@link io.github.meshcorejvm.store.neighbor.HopResolver} tells which nodes the hops of a path are,
 * from the known nodes and their edges.
 *
 * <p>Node keys are text here, as in the database: 64 lower-case hex digits.
 */
@NullMarked
package io.github.meshcorejvm.store.neighbor;

import org.jspecify.annotations.NullMarked;
