/**
 * Packets as JSON: the text of {@code transmissions.decoded_json} and {@code observations.path_json}, and the object that
 * {@code meshcore decode --json} prints. Web front ends read these, so names, types and the omission of keys are a contract.
 */
@NullMarked
package io.github.meshcorejvm.store.json;

import org.jspecify.annotations.NullMarked;
