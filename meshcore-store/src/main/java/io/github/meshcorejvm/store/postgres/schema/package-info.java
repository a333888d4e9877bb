/** The telemetry schema in PostgreSQL: how it is created, and what is checked before anything is written to it. */
@NullMarked
package io.github.meshcorejvm.store.postgres.schema;

import org.jspecify.annotations.NullMarked;
