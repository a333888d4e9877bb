/** Where messages come from: MQTT brokers, or a recording of them. */
@NullMarked
package io.github.meshcorejvm.cli.mqtt;

import org.jspecify.annotations.NullMarked;
