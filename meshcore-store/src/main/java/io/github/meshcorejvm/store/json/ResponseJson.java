package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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

    static void write(JsonObject json, ResponseData data) {
        data.type().ifPresent(type -> json.addProperty("type", typeName(type)));
        if (data instanceof Status status) {
            StatusJson.write(json, status);
        } else if (data instanceof Telemetry telemetry) {
            SensorJson.write(json, telemetry.readings());
        } else if (data instanceof MinMaxAverage average) {
            json.addProperty("time", average.timeSeconds());
            SensorJson.write(json, average.ranges());
        } else if (data instanceof AccessList list) {
            accessList(json, list);
        } else if (data instanceof Neighbours neighbours) {
            neighbours(json, neighbours);
        } else if (data instanceof Owner owner) {
            json.addProperty("firmware", owner.firmware());
            json.addProperty("name", owner.name());
            json.addProperty("owner", owner.owner());
        } else if (data instanceof AnonymousOwner owner) {
            json.addProperty("time", owner.timeSeconds());
            json.addProperty("name", owner.name());
            json.addProperty("owner", owner.owner());
        } else if (data instanceof Login login) {
            json.addProperty("ok", login.ok());
            json.addProperty("keepAliveSecs", login.keepAliveSeconds());
            json.addProperty("admin", login.isAdmin());
            json.addProperty("permissions", login.permissions());
            json.addProperty("firmwareLevel", login.firmwareLevel());
        } else if (data instanceof LegacyLogin) {
            json.addProperty("ok", true);
            json.addProperty("legacy", true);
        } else if (data instanceof Regions regions) {
            json.addProperty("time", regions.timeSeconds());
            json.add("regions", strings(regions.names()));
        } else if (data instanceof Clock clock) {
            json.addProperty("time", clock.timeSeconds());
            json.add("features", strings(clock.features()));
        } else if (data instanceof ResponseData.Unknown unknown) {
            json.addProperty("data", unknown.data().toHex());
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

    private static void accessList(JsonObject json, AccessList list) {
        JsonArray entries = new JsonArray();
        for (AccessList.Entry entry : list.entries()) {
            JsonObject object = new JsonObject();
            object.addProperty("prefix", entry.prefix().toHex());
            object.addProperty("permissions", entry.permissions());
            entries.add(object);
        }
        json.add("entries", entries);
    }

    private static void neighbours(JsonObject json, Neighbours neighbours) {
        json.addProperty("total", neighbours.total());
        JsonArray entries = new JsonArray();
        for (Neighbours.Entry entry : neighbours.entries()) {
            JsonObject object = new JsonObject();
            object.addProperty("prefix", entry.prefix().toHex());
            object.addProperty("secsAgo", entry.secondsAgo());
            object.addProperty("snr", entry.snr());
            entries.add(object);
        }
        json.add("entries", entries);
    }

    private static JsonArray strings(List<String> values) {
        JsonArray array = new JsonArray(values.size());
        values.forEach(array::add);
        return array;
    }
}
