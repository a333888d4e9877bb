package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.exchange.Counters;
import io.github.meshcorejvm.codec.exchange.Status;

/** The status of a repeater or room server, for a person to read. */
final class StatusRows {

    private final Rows rows;

    StatusRows(Rows rows) {
        this.rows = rows;
    }

    void add(Status status) {
        Counters counters = status.counters();
        rows.add("battery", counters.batteryMillivolts() + " mV");
        rows.add("queue", counters.txQueueLength() + " packets to send");
        rows.add("noise floor", counters.noiseFloor() + " dBm");
        rows.add(
                "last packet",
                counters.lastRssi() + " dBm RSSI, " + NumberText.decibels(counters.lastSnrQuarterDb()) + " SNR");
        rows.add(
                "received",
                counters.packetsReceived() + " packets: " + counters.receivedFlood() + " flood, "
                        + counters.receivedDirect() + " direct");
        rows.add("duplicates", counters.floodDuplicates() + " flood, " + counters.directDuplicates() + " direct");
        rows.add(
                "sent",
                counters.packetsSent() + " packets: " + counters.sentFlood() + " flood, " + counters.sentDirect()
                        + " direct");
        rows.add("air time", counters.airTimeSeconds() + " s sending of " + counters.upTimeSeconds() + " s up");
        rows.add("errors", Integer.toString(counters.errorEvents()));
        Status.Server server = status.server().orElse(null);
        if (server instanceof Status.Repeater repeater) {
            rows.add("receiving", repeater.rxAirTimeSeconds() + " s, " + repeater.receiveErrors() + " errors");
        } else if (server instanceof Status.Room room) {
            rows.add("posts", room.posted() + " received, " + room.postPushes() + " delivered");
        } else if (server != null) {
            throw new IllegalStateException("unknown kind of server: " + server.getClass());
        }
    }
}
