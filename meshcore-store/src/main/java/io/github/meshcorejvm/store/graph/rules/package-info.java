/** The rules of the neighbor graph: which node a hop is, which edges an observation gives, and how they are counted. */
@NullMarked
package io.github.meshcorejvm.store.graph.rules;

import org.jspecify.annotations.NullMarked;
