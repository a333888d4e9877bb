/** From an MQTT message to the record that is written: topic, envelope, filters and fields. */
@NullMarked
package io.github.meshcorejvm.cli.message;

import org.jspecify.annotations.NullMarked;
