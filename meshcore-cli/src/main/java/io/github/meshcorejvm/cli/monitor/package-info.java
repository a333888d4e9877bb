/** Information for operators: stats file, metrics, health and the summary in the log. */
@NullMarked
package io.github.meshcorejvm.cli.monitor;

import org.jspecify.annotations.NullMarked;
