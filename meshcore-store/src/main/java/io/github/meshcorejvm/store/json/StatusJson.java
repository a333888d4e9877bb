package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.exchange.Counters;
import io.github.meshcorejvm.codec.exchange.Status;

/** The status of a repeater or room server. */
final class StatusJson {

    private StatusJson() {}

    static void write(JsonWriter json, Status status) {
        Counters counters = status.counters();
        json.field("batteryMv", counters.batteryMillivolts());
        json.field("txQueueLength", counters.txQueueLength());
        json.field("noiseFloor", counters.noiseFloor());
        json.field("lastRssi", counters.lastRssi());
        json.field("packetsReceived", counters.packetsReceived());
        json.field("packetsSent", counters.packetsSent());
        json.field("airTimeSecs", counters.airTimeSeconds());
        json.field("uptimeSecs", counters.upTimeSeconds());
        json.field("sentFlood", counters.sentFlood());
        json.field("sentDirect", counters.sentDirect());
        json.field("receivedFlood", counters.receivedFlood());
        json.field("receivedDirect", counters.receivedDirect());
        json.field("errorEvents", counters.errorEvents());
        json.field("lastSnr", counters.lastSnr());
        json.field("directDuplicates", counters.directDuplicates());
        json.field("floodDuplicates", counters.floodDuplicates());
        Status.Server server = status.server().orElse(null);
        if (server instanceof Status.Repeater repeater) {
            json.field("rxAirTimeSecs", repeater.rxAirTimeSeconds());
            json.field("receiveErrors", repeater.receiveErrors());
        } else if (server instanceof Status.Room room) {
            json.field("posted", room.posted());
            json.field("postPushes", room.postPushes());
        } else if (server != null) {
            throw new IllegalStateException("unknown kind of server: " + server.getClass());
        }
    }
}
