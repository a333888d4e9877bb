/** From a received message to a committed row: topics, envelopes, filters, the bounded inbox, the one writer, statistics. */
@NullMarked
package io.github.meshcorejvm.cli.ingest;

import org.jspecify.annotations.NullMarked;
