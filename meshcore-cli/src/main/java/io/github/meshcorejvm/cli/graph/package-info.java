/** The neighbor graph in the formats that other programs, and people, read. */
@NullMarked
package io.github.meshcorejvm.cli.graph;

import org.jspecify.annotations.NullMarked;
