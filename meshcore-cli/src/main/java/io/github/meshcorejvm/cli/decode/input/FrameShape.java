package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Payload;

/** Distinguishes a packet as nodes send it from a part of one. */
final class FrameShape {

    private static final int BLOCK = 16;

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

    /** Whether no node would accept such bytes as a packet, whatever its payload. */
    static boolean isNone(Bytes bytes) {
        try {
            return Packet.decode(bytes).header().payloadVersion() != 0;
        } catch (PacketFormatException none) {
            return true;
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
