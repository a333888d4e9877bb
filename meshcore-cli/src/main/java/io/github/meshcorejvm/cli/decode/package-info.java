/** The {@code decode} command: reads packets in whatever form people have them, and shows what is in them. */
@org.jspecify.annotations.NullMarked
package io.github.meshcorejvm.cli.decode;
