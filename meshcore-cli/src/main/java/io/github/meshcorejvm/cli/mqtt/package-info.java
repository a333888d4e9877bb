/** The sources of messages: MQTT brokers, or a recording of them. */
@NullMarked
package io.github.meshcorejvm.cli.mqtt;

import org.jspecify.annotations.NullMarked;
