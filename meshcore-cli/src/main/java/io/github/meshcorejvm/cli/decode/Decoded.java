package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.json.DirectReading;
import io.github.meshcorejvm.store.json.PacketReading;
import java.util.Optional;

/**
 * A packet with all that is known of it.
 *
 * @param frame its bytes
 * @param reading what channel keys and signatures tell
 * @param implausible what a channel key makes of a text that is not plausible
 * @param direct what the keys of nodes tell; absent for payloads that are not between two nodes
 * @param scope which region it is for
 */
record Decoded(
        Bytes frame,
        PacketReading reading,
        Optional<GroupDecryption.Decrypted<Bytes>> implausible,
        Optional<DirectReading> direct,
        ScopeMatch scope) {}
