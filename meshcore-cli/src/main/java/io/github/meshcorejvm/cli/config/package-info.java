/** The configuration: one JSON file, shared with other programs of the family, then the environment, then options. */
@NullMarked
package io.github.meshcorejvm.cli.config;

import org.jspecify.annotations.NullMarked;
