/** What runs on a schedule beside ingest. */
@NullMarked
package io.github.meshcorejvm.cli.maintenance;

import org.jspecify.annotations.NullMarked;
