/** The neighbor graph without a database: which node a hop names, which edges an observation gives, and how they add up. */
@NullMarked
package io.github.meshcorejvm.store.graph;

import org.jspecify.annotations.NullMarked;
