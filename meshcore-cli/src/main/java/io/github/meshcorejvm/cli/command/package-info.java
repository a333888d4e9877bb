/** The commands that work on a database. */
@NullMarked
package io.github.meshcorejvm.cli.command;

import org.jspecify.annotations.NullMarked;
