package consumer;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.payload.Ack;

public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws PacketFormatException {
        Packet packet = Packet.decode(Bytes.ofHex("0d00efbeadde"));
        System.out.println(((Ack) packet.payload()).checksum() + " in " + Packet.class.getModule());
    }
}
