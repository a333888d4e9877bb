/** What requests of analyzer servers and the configuration change in a PostgreSQL database. */
@NullMarked
package io.github.meshcorejvm.store.postgres.sidecar;

import org.jspecify.annotations.NullMarked;
