/** The neighbor graph in formats for other programs and for people. */
@NullMarked
package io.github.meshcorejvm.cli.graph;

import org.jspecify.annotations.NullMarked;
