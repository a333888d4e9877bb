/** The {@code decode} command: reads packets in any common form, and shows their contents. */
@org.jspecify.annotations.NullMarked
package io.github.meshcorejvm.cli.decode;
