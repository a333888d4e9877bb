/** How the neighbor graph is built and read, whatever the engine: what is counted when, in which transaction. */
@NullMarked
package io.github.meshcorejvm.store.neighbor;

import org.jspecify.annotations.NullMarked;
