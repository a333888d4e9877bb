package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Payload;
import java.util.OptionalInt;

/** Distinguishes a packet as nodes send it from a part of one. */
final class FrameShape {

    private static final int BLOCK = 16;

    /** Created only for adverts over several lines. */
    private static final class Signatures {
        static final AdvertVerifier VERIFIER = AdvertVerifier.jdk();
    }

    private FrameShape() {}

    /** Whether nodes send such bytes: a packet of version 0 with a complete payload and whole blocks of ciphertext. */
    static boolean isWhole(Bytes frame) {
        try {
            Packet packet = Packet.decode(frame);
            return packet.header().payloadVersion() == 0 && isWhole(packet.payload());
        } catch (PacketFormatException none) {
            return false;
        }
    }

    /**
     * Whether a whole frame is recognized by more than its header: by its blocks of ciphertext, or as an advert by its
     * signature, since most bytes can be the content of an advert.
     */
    static boolean isDistinct(Bytes frame) {
        try {
            Packet packet = Packet.decode(frame);
            Payload payload = packet.payload();
            if (packet.header().payloadVersion() != 0 || !isWhole(payload)) {
                return false;
            }
            return payload instanceof Advert advert
                    ? Signatures.VERIFIER.verify(advert) == SignatureStatus.VALID
                    : payload instanceof DirectPayload
                            || payload instanceof AnonymousRequest
                            || payload instanceof GroupPayload;
        } catch (PacketFormatException none) {
            return false;
        }
    }

    /** Whether such bytes are a packet, of any version, with all that its payload must have. */
    static boolean isWellFormed(Bytes bytes) {
        try {
            return !(Packet.decode(bytes).payload() instanceof MalformedPayload);
        } catch (PacketFormatException none) {
            return false;
        }
    }

    /** The payload version of a packet, whatever its payload; empty if such bytes are no packet. */
    static OptionalInt version(Bytes bytes) {
        try {
            return OptionalInt.of(Packet.decode(bytes).header().payloadVersion());
        } catch (PacketFormatException none) {
            return OptionalInt.empty();
        }
    }

    private static boolean isWhole(Payload payload) {
        if (payload instanceof DirectPayload direct) {
            return isBlocks(direct.ciphertext());
        } else if (payload instanceof AnonymousRequest request) {
            return isBlocks(request.ciphertext());
        } else if (payload instanceof GroupPayload group) {
            return isBlocks(group.ciphertext());
        } else if (payload instanceof Advert advert) {
            return advert.appData().filter(AppData::complete).isPresent();
        }
        return !(payload instanceof MalformedPayload);
    }

    private static boolean isBlocks(Bytes ciphertext) {
        return !ciphertext.isEmpty() && ciphertext.size() % BLOCK == 0;
    }
}
