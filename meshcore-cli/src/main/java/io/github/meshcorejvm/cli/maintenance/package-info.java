/** Scheduled tasks that run during ingest. */
@NullMarked
package io.github.meshcorejvm.cli.maintenance;

import org.jspecify.annotations.NullMarked;
