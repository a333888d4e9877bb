package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.exchange.Status;

/** The fields of the status of a repeater or room server. */
final class StatusStructure {

    private StatusStructure() {}

    static void read(Fields fields, Status status) {
        fields.u16("battery", "mV", FieldText::nothing);
        fields.u16("queue", "packets", value -> "waiting to be sent");
        fields.i16("noise floor", 1, "dBm", "");
        fields.i16("last RSSI", 1, "dBm", "");
        fields.u32("received", "packets", FieldText::nothing);
        fields.u32("sent", "packets", FieldText::nothing);
        fields.u32("air time", "seconds", value -> "sending");
        fields.u32("up time", "seconds", FieldText::nothing);
        fields.u32("sent flood", "packets", FieldText::nothing);
        fields.u32("sent direct", "packets", FieldText::nothing);
        fields.u32("received flood", "packets", FieldText::nothing);
        fields.u32("received direct", "packets", FieldText::nothing);
        fields.u16("error events", "", value -> "flags");
        fields.i16("last SNR", 4, "dB", "");
        fields.u16("direct dups", "packets", value -> "duplicates received direct");
        fields.u16("flood dups", "packets", value -> "duplicates received by flood");
        Status.Server server = status.server().orElse(null);
        if (server instanceof Status.Repeater) {
            fields.u32("RX air time", "seconds", value -> "receiving");
            fields.u32("receive errors", "packets", FieldText::nothing);
        } else if (server instanceof Status.Room) {
            fields.u16("posted", "posts", value -> "received");
            fields.u16("post pushes", "posts", value -> "delivered");
        } else if (server != null) {
            throw new IllegalStateException("unknown kind of server: " + server.getClass());
        }
    }
}
