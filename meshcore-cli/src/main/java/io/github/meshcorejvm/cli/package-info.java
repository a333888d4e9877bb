/**
 * The {@code meshcore} command: its entry point, what its subcommands share, and how failures are reported.
 *
 * <p>This module is a program, not a library: its classes may change in any release. Libraries are {@code meshcore-codec} and
 * {@code meshcore-store}.
 */
@NullMarked
package io.github.meshcorejvm.cli;

import org.jspecify.annotations.NullMarked;
