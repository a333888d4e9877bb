/** The database that analyzers read: {@link io.github.meshcorejvm.store.MeshStore} opens it. */
@NullMarked
package io.github.meshcorejvm.store;

import org.jspecify.annotations.NullMarked;
