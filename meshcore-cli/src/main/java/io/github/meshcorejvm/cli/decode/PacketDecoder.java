package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.DirectReader;
import io.github.meshcorejvm.store.json.DirectReading;
import io.github.meshcorejvm.store.json.PacketReading;
import java.util.Optional;

/** Decodes packets one after the other with all keys; the type of a response is found by the requests before it. */
final class PacketDecoder {

    /** Each holds some hundred packets and their texts, and the heap is small. */
    private static final int MAX_THREADS = 8;

    private final Keys keys;
    private final DirectReader direct;

    PacketDecoder(Keys keys, Optional<ResponseType> responses) {
        this.keys = keys;
        this.direct = new DirectReader(keys.structure().nodes(), responses);
    }

    Decoded decode(Bytes frame) throws PacketFormatException {
        Packet packet = Packet.decode(frame);
        if (!keys.areFixed() && packet.payload() instanceof GroupText text) {
            keys.search(text);
        }
        PacketReading reading = PacketReading.of(
                packet, keys.structure().channels(), keys.structure().verifier());
        return new Decoded(
                frame,
                reading,
                implausible(reading),
                direct.read(reading.payload()),
                keys.structure().regions().match(packet));
    }

    private Optional<GroupDecryption.Decrypted<Bytes>> implausible(PacketReading reading) {
        return reading.payload() instanceof GroupText text && reading.message() instanceof GroupDecryption.NotDecrypted
                ? keys.structure().channels().decryptImplausible(text)
                : Optional.empty();
    }

    /** How many threads may decode; if there are several, in any order. */
    int maxThreads() {
        return keys.areFixed() && keys.structure().nodes().isEmpty()
                ? Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors())
                : 1;
    }

    /** The fields of a packet. */
    PacketStructure structure(Decoded decoded) {
        return PacketStructure.of(
                decoded.frame(), keys.structure(), decoded.direct().flatMap(DirectReading::response));
    }

    /** The fields of bytes that are not a packet. */
    PacketStructure structure(Bytes frame) {
        return PacketStructure.of(frame, keys.structure());
    }
}
