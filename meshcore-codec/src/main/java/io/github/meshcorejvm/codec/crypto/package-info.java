/**
 * Keys and what they open: channel keys for group payloads, node keys and the check of advert signatures. Uses the JDK
 * alone. Nothing here prints a secret.
 */
package io.github.meshcorejvm.codec.crypto;
