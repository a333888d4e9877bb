/** Logging: its set-up, its two formats, and the escaper that everything from the air passes on its way to a log or terminal. */
@NullMarked
package io.github.meshcorejvm.cli.log;

import org.jspecify.annotations.NullMarked;
