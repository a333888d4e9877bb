package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.exchange.AccessList;
import io.github.meshcorejvm.codec.exchange.AnonymousOwner;
import io.github.meshcorejvm.codec.exchange.Clock;
import io.github.meshcorejvm.codec.exchange.LegacyLogin;
import io.github.meshcorejvm.codec.exchange.Login;
import io.github.meshcorejvm.codec.exchange.MinMaxAverage;
import io.github.meshcorejvm.codec.exchange.Neighbours;
import io.github.meshcorejvm.codec.exchange.Owner;
import io.github.meshcorejvm.codec.exchange.Regions;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.exchange.Status;
import io.github.meshcorejvm.codec.exchange.Telemetry;

/** The fields of a response whose type is known. */
final class ResponseStructure {

    private ResponseStructure() {}

    /** Reads exactly the bytes that {@code data} encodes to. */
    static void read(Fields fields, ResponseData data) {
        if (data instanceof Status status) {
            StatusStructure.read(fields, status);
        } else if (data instanceof Telemetry telemetry) {
            SensorStructure.read(fields, telemetry.readings());
        } else if (data instanceof MinMaxAverage average) {
            fields.time("sensor's time");
            SensorStructure.read(fields, average.ranges());
        } else if (data instanceof AccessList list) {
            for (int i = 1; i <= list.entries().size(); i++) {
                fields.bytes("node " + i, 6, "first bytes of its key");
                fields.u8("permissions " + i, ResponseStructure::role);
            }
        } else if (data instanceof Neighbours neighbours) {
            neighbours(fields, neighbours);
        } else if (data instanceof Owner owner) {
            fields.text("text", owner.textBytes().size(), "firmware, name, owner: a line each");
        } else if (data instanceof AnonymousOwner owner) {
            fields.time("server's time");
            fields.text("text", owner.textBytes().size(), "name, owner: a line each");
        } else if (data instanceof Login) {
            login(fields);
        } else if (data instanceof LegacyLogin) {
            fields.text("result", 2, "login succeeded");
        } else if (data instanceof Regions regions) {
            fields.time("server's time");
            fields.text("regions", regions.textBytes().size(), "");
        } else if (data instanceof Clock clock) {
            fields.time("server's time");
            fields.u8("features", value -> String.join(", ", clock.features()));
        } else if (!(data instanceof ResponseData.Unknown)) {
            throw new IllegalStateException("unknown kind of response: " + data.getClass());
        }
        PlainStructure.padding(fields);
    }

    private static void neighbours(Fields fields, Neighbours neighbours) {
        fields.u16("total", "", value -> "neighbours of the repeater");
        fields.u16("count", "", value -> "neighbours in this response");
        int number = 0;
        for (Neighbours.Entry entry : neighbours.entries()) {
            number++;
            if (!entry.prefix().isEmpty()) {
                fields.bytes("node " + number, entry.prefix().size(), "first bytes of its key");
            }
            fields.u32("heard", "seconds", value -> "ago");
            fields.snr("SNR", "");
        }
    }

    private static void login(Fields fields) {
        fields.u8("result", result -> result == 0 ? "login succeeded" : "login failed");
        fields.u8("keep-alive", value -> value == 0 ? "none" : value * 16 + " s");
        fields.u8("role", role -> role == 1 ? "admin" : role == 2 ? "guest of a room" : "");
        fields.u8("permissions", ResponseStructure::role);
        fields.bytes("random", 4, "makes the packet hash differ");
        fields.u8("firmware level", FieldText::nothing);
    }

    private static String role(int permissions) {
        return switch (permissions & 0x03) {
            case 0 -> "guest";
            case 1 -> "read only";
            case 2 -> "read and write";
            default -> "admin";
        };
    }
}
