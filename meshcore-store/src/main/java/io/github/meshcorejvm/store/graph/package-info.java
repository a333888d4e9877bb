/** The neighbor graph: how it is built and queried, and what it resolves. */
@NullMarked
package io.github.meshcorejvm.store.graph;

import org.jspecify.annotations.NullMarked;
