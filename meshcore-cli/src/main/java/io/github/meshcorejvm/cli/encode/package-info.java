/** {@code meshcore encode} and {@code meshcore key}: packets and keys to use elsewhere. */
@NullMarked
package io.github.meshcorejvm.cli.encode;

import org.jspecify.annotations.NullMarked;
