package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.json.DirectReading;
import io.github.meshcorejvm.store.json.PacketReading;
import java.util.Optional;

/**
 * A packet with everything known about it.
 *
 * @param frame its bytes
 * @param reading what channel keys and signatures reveal
 * @param implausible what a channel key decrypts to an implausible text
 * @param direct what the keys of nodes reveal; absent for payloads that are not between two nodes
 * @param scope the region it is for
 */
record Decoded(
        Bytes frame,
        PacketReading reading,
        Optional<GroupDecryption.Decrypted<Bytes>> implausible,
        Optional<DirectReading> direct,
        ScopeMatch scope) {}
