/** The {@code meshcore} command: its entry point, what its subcommands share, and how failures are reported. */
@NullMarked
package io.github.meshcorejvm.cli;

import org.jspecify.annotations.NullMarked;
