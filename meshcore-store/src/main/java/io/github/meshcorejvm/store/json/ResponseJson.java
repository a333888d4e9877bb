package io.github.meshcorejvm.store.json;

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
import io.github.meshcorejvm.codec.exchange.ResponseType;
import io.github.meshcorejvm.codec.exchange.Status;
import io.github.meshcorejvm.codec.exchange.Telemetry;
import java.util.List;

/** The data of a response. */
final class ResponseJson {

    private ResponseJson() {}

    static void write(JsonWriter json, ResponseData data) {
        data.type().ifPresent(type -> json.field("type", typeName(type)));
        if (data instanceof Status status) {
            StatusJson.write(json, status);
        } else if (data instanceof Telemetry telemetry) {
            SensorJson.write(json, telemetry.readings());
        } else if (data instanceof MinMaxAverage average) {
            json.field("time", average.timeSeconds());
            SensorJson.write(json, average.ranges());
        } else if (data instanceof AccessList list) {
            accessList(json, list);
        } else if (data instanceof Neighbours neighbours) {
            neighbours(json, neighbours);
        } else if (data instanceof Owner owner) {
            json.field("firmware", owner.firmware());
            json.field("name", owner.name());
            json.field("owner", owner.owner());
        } else if (data instanceof AnonymousOwner owner) {
            json.field("time", owner.timeSeconds());
            json.field("name", owner.name());
            json.field("owner", owner.owner());
        } else if (data instanceof Login login) {
            json.field("ok", login.ok());
            json.field("keepAliveSecs", login.keepAliveSeconds());
            json.field("admin", login.isAdmin());
            json.field("permissions", login.permissions());
            json.field("firmwareLevel", login.firmwareLevel());
        } else if (data instanceof LegacyLogin) {
            json.field("ok", true);
            json.field("legacy", true);
        } else if (data instanceof Regions regions) {
            json.field("time", regions.timeSeconds());
            strings(json, "regions", regions.names());
        } else if (data instanceof Clock clock) {
            json.field("time", clock.timeSeconds());
            strings(json, "features", clock.features());
        } else if (data instanceof ResponseData.Unknown unknown) {
            json.hexField("data", unknown.data());
        } else {
            throw new IllegalStateException("unknown kind of response: " + data.getClass());
        }
    }

    private static String typeName(ResponseType type) {
        return switch (type) {
            case STATUS -> "status";
            case TELEMETRY -> "telemetry";
            case MIN_MAX_AVERAGE -> "minMaxAvg";
            case ACCESS_LIST -> "accessList";
            case NEIGHBOURS -> "neighbours";
            case OWNER, ANONYMOUS_OWNER -> "owner";
            case LOGIN -> "login";
            case REGIONS -> "regions";
            case CLOCK -> "clock";
        };
    }

    private static void accessList(JsonWriter json, AccessList list) {
        json.beginArray("entries");
        for (AccessList.Entry entry : list.entries()) {
            json.beginObject();
            json.hexField("prefix", entry.prefix());
            json.field("permissions", entry.permissions());
            json.endObject();
        }
        json.endArray();
    }

    private static void neighbours(JsonWriter json, Neighbours neighbours) {
        json.field("total", neighbours.total());
        json.beginArray("entries");
        for (Neighbours.Entry entry : neighbours.entries()) {
            json.beginObject();
            json.hexField("prefix", entry.prefix());
            json.field("secsAgo", entry.secondsAgo());
            json.field("snr", entry.snr());
            json.endObject();
        }
        json.endArray();
    }

    private static void strings(JsonWriter json, String name, List<String> values) {
        json.beginArray(name);
        values.forEach(json::element);
        json.endArray();
    }
}
