/**
 * The database that analyzers read. {@link io.github.meshcorejvm.store.MeshStore} opens it and provides the writer, the reader,
 * the neighbor graph, the schema, maintenance and state. Only its implementations depend on the engine.
 */
@NullMarked
package io.github.meshcorejvm.store;

import org.jspecify.annotations.NullMarked;
