package io.github.meshcorejvm.cli.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What the observers of a busy mesh publish, message by message, without an end: texts, acknowledgements, channel messages
 * and signed adverts, each heard by {@value #COPIES} of {@value #OBSERVERS} observers on a way of its own. Not thread-safe.
 */
final class MeshTraffic {

    /** How many observers hear a packet. */
    static final int COPIES = 21;

    private static final int OBSERVERS = 60;
    private static final int NODES = 300;
    static final int ADVERT_EVERY = 20;
    private static final int BEGIN = 1_780_000_000;
    private static final int FLOOD = 1;
    private static final int[] TYPES = {2, 3, 5};

    private final SplittableRandom random = new SplittableRandom(20261123);
    private final List<KeyPair> nodes = new ArrayList<>();
    private final byte[] hops = new byte[NODES];
    private long next;
    private int header;
    private byte[] payload = {};

    MeshTraffic() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
        for (int n = 0; n < NODES; n++) {
            nodes.add(keys.generateKeyPair());
            hops[n] = publicKey(nodes.get(n))[0];
        }
    }

    /** A message to publish. */
    record Message(String topic, byte[] body) {}

    /** The next message; the first copy of a packet makes the packet. */
    Message next() throws GeneralSecurityException {
        long packet = next / COPIES;
        int copy = (int) (next % COPIES);
        if (copy == 0) {
            makePacket(packet);
        }
        next++;
        int observer = (int) ((packet * 7 + copy) % OBSERVERS);
        int ways = copy % 6;
        ByteBuffer frame = ByteBuffer.allocate(2 + ways + payload.length)
                .put((byte) header)
                .put((byte) ways);
        for (int hop = 0; hop < ways; hop++) {
            frame.put(hops[(int) ((packet + copy * 11L + hop * 29L) % NODES)]);
        }
        frame.put(payload);
        String key = String.format(Locale.ROOT, "%062X%02X", 0xC0FFEEL, observer);
        String body = "{\"origin\":\"Observer " + observer + "\",\"origin_id\":\"" + key
                + "\",\"timestamp\":\"2026-11-23T12:00:00.123456Z\",\"type\":\"PACKET\",\"direction\":\"rx\",\"len\":\""
                + frame.capacity() + "\",\"packet_type\":\"" + (header >> 2) + "\",\"route\":\"F\",\"payload_len\":\""
                + payload.length + "\",\"raw\":\""
                + HexFormat.of().withUpperCase().formatHex(frame.array())
                + "\",\"SNR\":\"" + (copy - 10) + "\",\"RSSI\":\"" + (-60 - copy) + "\",\"score\":\"1000\"}";
        return new Message("meshcore/FRA/" + key + "/packets", body.getBytes(StandardCharsets.UTF_8));
    }

    private void makePacket(long number) throws GeneralSecurityException {
        if (number % ADVERT_EVERY == 0) {
            header = 4 << 2 | FLOOD;
            payload = advert(number);
            return;
        }
        int type = TYPES[(int) (number % TYPES.length)];
        header = type << 2 | FLOOD;
        byte[] random16 = new byte[type == 3 ? 4 : 4 + 16 * (1 + random.nextInt(4))];
        random.nextBytes(random16);
        payload = type == 3
                ? ByteBuffer.allocate(4).putInt((int) number).array()
                : ByteBuffer.wrap(random16).putLong(random16.length - 8, number).array();
    }

    /** Public key, time, signature over the rest, then flags (a repeater with a name) and the name. */
    private byte[] advert(long number) throws GeneralSecurityException {
        KeyPair node = nodes.get((int) (number / ADVERT_EVERY % NODES));
        byte[] key = publicKey(node);
        byte[] said = ("\u0082Node " + number / ADVERT_EVERY % NODES).getBytes(StandardCharsets.ISO_8859_1);
        byte[] time = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(BEGIN + (int) number)
                .array();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(node.getPrivate());
        signature.update(key);
        signature.update(time);
        signature.update(said);
        return ByteBuffer.allocate(32 + 4 + 64 + said.length)
                .put(key)
                .put(time)
                .put(signature.sign())
                .put(said)
                .array();
    }

    /** The key itself is what its encoding ends with. */
    private static byte[] publicKey(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
