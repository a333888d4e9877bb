/** From receipt to commit: inbox, decode stage, write stage, acknowledgements and their counters. */
@NullMarked
package io.github.meshcorejvm.cli.pipeline;

import org.jspecify.annotations.NullMarked;
