/** The terminal: status line, progress bars, width, and the escaping of text from the air. */
@NullMarked
package io.github.meshcorejvm.cli.terminal;

import org.jspecify.annotations.NullMarked;
