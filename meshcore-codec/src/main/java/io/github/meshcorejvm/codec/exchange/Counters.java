package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;

/**
 * What a status says of repeaters and room servers alike, in the order of the wire. Counters count since the node
 * started.
 *
 * @param batteryMillivolts 0..65535
 * @param txQueueLength packets waiting to be sent, 0..65535
 * @param noiseFloor in dBm, -32768..32767
 * @param lastRssi in dBm, -32768..32767
 * @param packetsReceived 0..4294967295
 * @param packetsSent 0..4294967295
 * @param airTimeSeconds time spent sending, 0..4294967295
 * @param upTimeSeconds time since the start, 0..4294967295
 * @param sentFlood packets sent by flood, 0..4294967295
 * @param sentDirect packets sent direct, 0..4294967295
 * @param receivedFlood packets received by flood, 0..4294967295
 * @param receivedDirect packets received direct, 0..4294967295
 * @param errorEvents flags, 0..65535
 * @param lastSnrQuarterDb SNR of the last packet in quarters of a dB, -32768..32767
 * @param directDuplicates duplicates received direct, 0..65535
 * @param floodDuplicates duplicates received by flood, 0..65535
 */
public record Counters(
        int batteryMillivolts,
        int txQueueLength,
        int noiseFloor,
        int lastRssi,
        long packetsReceived,
        long packetsSent,
        long airTimeSeconds,
        long upTimeSeconds,
        long sentFlood,
        long sentDirect,
        long receivedFlood,
        long receivedDirect,
        int errorEvents,
        int lastSnrQuarterDb,
        int directDuplicates,
        int floodDuplicates)
        implements Serializable {

    /** Length, in bytes. */
    public static final int LENGTH = 48;

    /** Checks the ranges. */
    public Counters {
        Checks.u16("batteryMillivolts", batteryMillivolts);
        Checks.u16("txQueueLength", txQueueLength);
        Checks.i16("noiseFloor", noiseFloor);
        Checks.i16("lastRssi", lastRssi);
        Checks.u32("packetsReceived", packetsReceived);
        Checks.u32("packetsSent", packetsSent);
        Checks.u32("airTimeSeconds", airTimeSeconds);
        Checks.u32("upTimeSeconds", upTimeSeconds);
        Checks.u32("sentFlood", sentFlood);
        Checks.u32("sentDirect", sentDirect);
        Checks.u32("receivedFlood", receivedFlood);
        Checks.u32("receivedDirect", receivedDirect);
        Checks.u16("errorEvents", errorEvents);
        Checks.i16("lastSnrQuarterDb", lastSnrQuarterDb);
        Checks.u16("directDuplicates", directDuplicates);
        Checks.u16("floodDuplicates", floodDuplicates);
    }

    /** SNR of the last packet, in dB. */
    public double lastSnr() {
        return lastSnrQuarterDb / 4.0;
    }

    static Counters decode(ByteReader in) {
        return new Counters(
                in.u16(), in.u16(), in.i16(), in.i16(), in.u32(), in.u32(), in.u32(), in.u32(), in.u32(), in.u32(),
                in.u32(), in.u32(), in.u16(), in.i16(), in.u16(), in.u16());
    }

    void encode(ByteWriter out) {
        out.u16(batteryMillivolts).u16(txQueueLength).u16(noiseFloor).u16(lastRssi);
        out.u32(packetsReceived).u32(packetsSent).u32(airTimeSeconds).u32(upTimeSeconds);
        out.u32(sentFlood).u32(sentDirect).u32(receivedFlood).u32(receivedDirect);
        out.u16(errorEvents).u16(lastSnrQuarterDb).u16(directDuplicates).u16(floodDuplicates);
    }
}
