import io.github.meshcorejvm.codec.Bytes
import io.github.meshcorejvm.codec.Packet
import io.github.meshcorejvm.codec.PacketFormatException
import io.github.meshcorejvm.codec.payload.Ack

fun main() {
    val packet: Packet = Packet.decode(Bytes.ofHex("0d00efbeadde"))
    when (val payload = packet.payload()) {
        is Ack -> println("${payload.checksum()} from Kotlin")
        else -> error("no acknowledgement: $payload")
    }
    try {
        Packet.decode(Bytes.ofHex("1505c3b1"))
    } catch (e: PacketFormatException) {
        println("${e.reason()}")
    }
}
