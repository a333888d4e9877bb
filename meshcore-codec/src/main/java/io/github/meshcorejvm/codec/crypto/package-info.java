/**
 * Channel keys for group payloads, key pairs of nodes, and the verification of signatures. Uses the JDK alone. Secrets
 * are never printed.
 */
@NullMarked
package io.github.meshcorejvm.codec.crypto;

import org.jspecify.annotations.NullMarked;
