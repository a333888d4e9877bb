package io.github.meshcorejvm.codec.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets that benchmarks run over: what real observers heard, where {@code ../shared/captures} is, and else the
 * synthetic mesh of {@code testdata}.
 */
final class Corpus {

    private static final Path REAL =
            Path.of(System.getProperty("meshcore.shared", "../shared"), "captures", "bay-area.jsonl");
    private static final Path SYNTHETIC =
            Path.of(System.getProperty("meshcore.testdata", "../testdata"), "synthetic", "mesh.jsonl");

    private Corpus() {}

    /** Frames as hex, each a packet. */
    static List<String> hex() {
        try {
            List<String> frames = new ArrayList<>();
            for (String line : Files.readAllLines(Files.exists(REAL) ? REAL : SYNTHETIC)) {
                JsonObject message = JsonParser.parseString(line).getAsJsonObject();
                if (message.get("payload") instanceof JsonObject payload
                        && payload.has("raw")
                        && isPacket(payload.get("raw").getAsString())) {
                    frames.add(payload.get("raw").getAsString());
                }
            }
            return frames;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the packets", e);
        }
    }

    private static boolean isPacket(String hex) {
        try {
            Packet.decode(Bytes.ofHex(hex));
            return true;
        } catch (PacketFormatException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The bytes that the content hash of a packet is made of. */
    static byte[] hashed(String hex) {
        try {
            Packet packet = Packet.decode(Bytes.ofHex(hex));
            Bytes payload = packet.payloadBytes();
            int extra = packet.payloadType() == PayloadType.TRACE ? 2 : 0;
            byte[] hashed = new byte[1 + extra + payload.size()];
            hashed[0] = (byte) packet.payloadType().code();
            if (extra > 0) {
                hashed[1] = (byte) packet.path().lengthByte();
            }
            payload.copyTo(hashed, 1 + extra);
            return hashed;
        } catch (PacketFormatException e) {
            throw new IllegalStateException("the corpus has packets only", e);
        }
    }
}
