/**
 * Tokens with which nodes authenticate to MQTT brokers: a JSON Web Token signed with the node's key. The clock and the
 * lifetime are always given by the caller.
 */
@NullMarked
package io.github.meshcorejvm.codec.token;

import org.jspecify.annotations.NullMarked;
