/** {@code meshcore channel}: the texts of channels in a database. */
@NullMarked
package io.github.meshcorejvm.cli.channel;

import org.jspecify.annotations.NullMarked;
