package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import io.github.meshcorejvm.store.json.PacketReading;
import java.util.Optional;

/**
 * A packet with all that is known of it.
 *
 * @param frame its bytes
 * @param reading what channel keys and signatures tell
 * @param direct what the keys of nodes tell; absent for payloads that are not between two nodes
 * @param scope which region it is for
 */
record Decoded(Bytes frame, PacketReading reading, Optional<DirectDecryption<?>> direct, ScopeMatch scope) {

    static Decoded of(Bytes frame, io.github.meshcorejvm.codec.Packet packet, StructureKeys keys) {
        PacketReading reading = PacketReading.of(packet, keys.channels(), keys.verifier());
        return new Decoded(
                frame,
                reading,
                direct(reading.payload(), keys.nodes()),
                keys.regions().match(packet));
    }

    private static Optional<DirectDecryption<?>> direct(Payload payload, NodeKeyring nodes) {
        if (payload instanceof TextMessage text) {
            return Optional.of(nodes.decrypt(text));
        } else if (payload instanceof Request request) {
            return Optional.of(nodes.decrypt(request));
        } else if (payload instanceof Response response) {
            return Optional.of(nodes.decrypt(response));
        } else if (payload instanceof ReturnedPath path) {
            return Optional.of(nodes.decrypt(path));
        } else if (payload instanceof AnonymousRequest request) {
            return Optional.of(nodes.decrypt(request));
        }
        return Optional.empty();
    }
}
