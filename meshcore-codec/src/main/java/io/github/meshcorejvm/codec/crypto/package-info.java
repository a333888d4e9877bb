/**
 * Channel keys for group payloads, key pairs of nodes, and the verification of signatures. Uses the JDK alone. Secrets
 * are never printed.
 */
package io.github.meshcorejvm.codec.crypto;
