/** The neighbor graph without a database: which node a hop is, which edges an observation gives, and how they are counted. */
@NullMarked
package io.github.meshcorejvm.store.graph;

import org.jspecify.annotations.NullMarked;
