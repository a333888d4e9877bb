/** Commands that work on a database file and end. */
@NullMarked
package io.github.meshcorejvm.cli.command;

import org.jspecify.annotations.NullMarked;
