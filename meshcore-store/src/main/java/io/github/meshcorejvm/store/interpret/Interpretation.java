package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import java.util.Objects;
import java.util.Optional;

/** What to do with a packet. */
public sealed interface Interpretation {

    /**
     * It is stored.
     *
     * @param packet the frame as this observer heard it
     * @param hash its content hash
     * @param content what its payload says
     * @param scope the region it is for
     */
    record Stored(Packet packet, ContentHash hash, PacketContent content, ScopeMatch scope) implements Interpretation {

        /** Refuses null. */
        public Stored {
            Objects.requireNonNull(packet, "packet");
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(scope, "scope");
        }

        /** The text of {@code transmissions.scope_name}. */
        public Optional<String> scopeName() {
            return PacketInterpreter.scopeName(scope);
        }
    }

    /**
     * An advert with a wrong signature: only recorded as dropped.
     *
     * @param packet the frame as this observer heard it
     * @param hash its content hash
     * @param publicKey the key of the claimed sender, 64 lower-case hex digits
     * @param nodeName the name it claims
     */
    record WrongSignature(Packet packet, ContentHash hash, String publicKey, Optional<String> nodeName)
            implements Interpretation {

        /** Refuses null. */
        public WrongSignature {
            Objects.requireNonNull(packet, "packet");
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(nodeName, "nodeName");
        }
    }

    /** An implausible advert: a key of zeros, or an invalid position. Only counted. */
    record ImpossibleAdvert() implements Interpretation {}

    /** An advert from outside the geographic filter, if those are not wanted. Only counted. */
    record ForeignAdvert() implements Interpretation {}
}
