/** Finds packets in text that people copy, pipe and save: hex in many forms, messages, logs, dumps and source code. */
@NullMarked
package io.github.meshcorejvm.cli.decode.input;

import org.jspecify.annotations.NullMarked;
