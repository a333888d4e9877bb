/** Completion of the command line in shells, made from the commands themselves. */
@NullMarked
package io.github.meshcorejvm.cli.completion;

import org.jspecify.annotations.NullMarked;
