package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.exchange.Counters;
import io.github.meshcorejvm.codec.exchange.Status;

/** The status of a repeater or room server. */
final class StatusJson {

    private StatusJson() {}

    static void write(JsonObject json, Status status) {
        Counters counters = status.counters();
        json.addProperty("batteryMv", counters.batteryMillivolts());
        json.addProperty("txQueueLength", counters.txQueueLength());
        json.addProperty("noiseFloor", counters.noiseFloor());
        json.addProperty("lastRssi", counters.lastRssi());
        json.addProperty("packetsReceived", counters.packetsReceived());
        json.addProperty("packetsSent", counters.packetsSent());
        json.addProperty("airTimeSecs", counters.airTimeSeconds());
        json.addProperty("uptimeSecs", counters.upTimeSeconds());
        json.addProperty("sentFlood", counters.sentFlood());
        json.addProperty("sentDirect", counters.sentDirect());
        json.addProperty("receivedFlood", counters.receivedFlood());
        json.addProperty("receivedDirect", counters.receivedDirect());
        json.addProperty("errorEvents", counters.errorEvents());
        json.addProperty("lastSnr", counters.lastSnr());
        json.addProperty("directDuplicates", counters.directDuplicates());
        json.addProperty("floodDuplicates", counters.floodDuplicates());
        Status.Server server = status.server().orElse(null);
        if (server instanceof Status.Repeater repeater) {
            json.addProperty("rxAirTimeSecs", repeater.rxAirTimeSeconds());
            json.addProperty("receiveErrors", repeater.receiveErrors());
        } else if (server instanceof Status.Room room) {
            json.addProperty("posted", room.posted());
            json.addProperty("postPushes", room.postPushes());
        } else if (server != null) {
            throw new IllegalStateException("unknown kind of server: " + server.getClass());
        }
    }
}
