/**
 * The database that analyzers read. {@link io.github.meshcorejvm.store.MeshStore} opens it and hands out what works on it: the
 * writer, the reader, the neighbor graph, the schema, maintenance and state. Which engine it is, only its implementation knows.
 */
@NullMarked
package io.github.meshcorejvm.store;

import org.jspecify.annotations.NullMarked;
