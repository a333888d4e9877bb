package io.github.meshcorejvm.cli.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.Control;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.Multipart;
import io.github.meshcorejvm.codec.payload.Trace;
import io.github.meshcorejvm.store.json.PacketJson;
import io.github.meshcorejvm.store.json.PacketReading;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a packet says, under the names by which other projects call it: lower case, the last part of a dotted name. A name
 * may have several spellings of its value: as a number, as hex in the order of the wire, in words.
 */
final class PeerFacts {

    private final Map<String, Set<String>> facts = new HashMap<>();
    private final JsonObject json;

    PeerFacts(PacketReading reading) {
        Packet packet = reading.packet();
        json = JsonParser.parseString(PacketJson.of(reading)).getAsJsonObject();
        ofJson(json);
        put("header", packet.header().toByte());
        put("routetype", packet.routeType().code());
        put("payloadtype", packet.payloadType().code());
        put("payloadtypefield", packet.payloadType().code());
        put("payloadversion", packet.header().payloadVersion());
        put("payloadversionraw", packet.header().payloadVersion());
        put("payloadver", packet.header().payloadVersion());
        put("route_type", packet.routeType());
        put("routetypename", packet.routeType());
        put("totalbytes", packet.encodedLength());
        put("payload", packet.payloadBytes());
        put("payloadhex", packet.payloadBytes());
        put("raw", packet.payloadBytes());
        put("pathbytes", packet.path().bytes());
        put("pathhex", packet.path().bytes());
        put("reencodesto", Bytes.copyOf(packet.encode()));
        put("contenthash", packet.contentHash());
        put("type", packet.payloadType().code());
        packet.transportCodes().ifPresent(codes -> {
            put("transportcode1", codes.code0());
            put("transportcode2", codes.code1());
        });
        put("pathhashcount", packet.path().hopCount());
        put("pathhashsize", packet.path().hashSize());
        put("hashsize", packet.path().hashSize());
        put("hashcount", packet.path().hopCount());
        put("pathlength", packet.path().hopCount());
        put("path_length", packet.path().hopCount());
        put("path_length", packet.path().bytes().size());
        put("pathbytelength", packet.path().bytes().size());
        put("pathlen", packet.path().lengthByte());
        put("pathlen", packet.path().bytes().size());
        put("path", packet.path().bytes());
        put("pathhashes", packet.path().bytes());
        payload(reading);
    }

    JsonObject json() {
        return json;
    }

    /** The spellings of a value; none if nothing here goes by that name. */
    Set<String> of(String name) {
        return facts.getOrDefault(name, Set.of());
    }

    private void put(String name, Object value) {
        facts.computeIfAbsent(name, key -> new HashSet<>())
                .add(value.toString().toLowerCase(Locale.ROOT).replace("_", ""));
    }

    private void ofJson(JsonObject object) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            if (entry.getValue() instanceof JsonObject inner) {
                ofJson(inner);
            } else if (entry.getValue() instanceof JsonArray array) {
                put(name, PeersConformanceTest.spell(array));
            } else if (entry.getValue().isJsonPrimitive()) {
                put(name, PeersConformanceTest.spell(entry.getValue()));
            }
        }
    }

    private void payload(PacketReading reading) {
        var payload = reading.payload();
        if (payload instanceof DirectPayload direct) {
            hash("desthash", direct.destinationHash());
            hash("destinationhash", direct.destinationHash());
            hash("srchash", direct.sourceHash());
            hash("sourcehash", direct.sourceHash());
            encrypted(direct.mac(), direct.ciphertext());
        } else if (payload instanceof GroupPayload group) {
            hash("channelhash", group.channelHash());
            hash("channel_hash", group.channelHash());
            encrypted(group.mac(), group.ciphertext());
        } else if (payload instanceof AnonymousRequest request) {
            hash("desthash", request.destinationHash());
            hash("destinationhash", request.destinationHash());
            for (String name : List.of("senderpublickey", "ephemeralpubkey", "pubkey")) {
                put(name, request.senderKey());
            }
            encrypted(request.mac(), request.ciphertext());
        } else if (payload instanceof Ack ack) {
            ack(ack);
        } else if (payload instanceof Multipart multipart) {
            multipart.ack().ifPresent(this::ack);
            put("innerpayload", multipart.innerBytes());
        } else if (payload instanceof Trace trace) {
            trace(trace);
        } else if (payload instanceof Control control) {
            control(control);
        } else if (payload instanceof Advert advert) {
            advert(advert);
        }
    }

    private void hash(String name, int value) {
        put(name, value);
        put(name, String.format(Locale.ROOT, "%02x", value));
    }

    /** A number of the wire in all the ways it is written down. */
    private void u32(String name, long value) {
        put(name, value);
        put(name, String.format(Locale.ROOT, "%08x", value));
        put(name, String.format(Locale.ROOT, "%08x", Integer.reverseBytes((int) value)));
    }

    private void encrypted(Bytes mac, Bytes ciphertext) {
        put("mac", mac);
        put("mac", mac.u16le(0));
        put("ciphermac", mac);
        for (String name : List.of("ciphertext", "encrypteddata", "pathdata", "content")) {
            put(name, ciphertext);
        }
        put("ciphertextlength", ciphertext.size());
        put("cipherlen", ciphertext.size());
    }

    private void ack(Ack ack) {
        u32("checksum", ack.checksum());
        u32("ackcrc", ack.checksum());
        u32("innerackcrc", ack.checksum());
    }

    private void trace(Trace trace) {
        u32("tag", trace.tag());
        u32("tracetag", trace.tag());
        u32("authcode", trace.authCode());
        put("flags", trace.flags());
        for (String name : List.of("pathhashsize", "hashsize")) {
            put(name, trace.hopSize());
        }
        for (String name : List.of("pathhashes", "pathhasheshex", "routehops")) {
            put(name, trace.routeBytes());
        }
        put("pathhashcount", trace.hops().size());
    }

    private void control(Control control) {
        put("flags", control.flags() & 0x0F);
        put("flags", control.flags());
        put("ctrlflags", control.flags());
        put("ctrlflags", control.flags() & 0x0F);
        put("ctrlflags", String.format(Locale.ROOT, "%02x", control.flags()));
        put("subtype", control.subType());
        put("subtype", control.flags() & 0xF0);
        put("ctrlsubtypenibble", control.subType());
        Bytes all = control.encode();
        put("data", all);
        put("data", all.slice(1, all.size()));
        put("ctrldatahex", all.slice(1, all.size()));
        if (control instanceof DiscoverRequest request) {
            put("prefixonly", request.prefixOnly());
            put("typefilter", request.typeFilter());
            put("since", request.since().orElse(0));
            put("ctrlsince", request.since().orElse(0));
            u32("tag", request.tag());
        } else if (control instanceof DiscoverResponse response) {
            u32("tag", response.tag());
            put("nodetype", response.nodeType().code());
            put("snr", PeersConformanceTest.number(response.snrQuarterDb() / 4.0));
            put("ctrlsnrdb", PeersConformanceTest.number(response.snrQuarterDb() / 4.0));
            int length = response.key().map(Bytes::size).orElse(0);
            put("publickeylength", length);
            put("ctrlpubkeylength", length);
            put("publickey", response.key().orElse(Bytes.EMPTY));
            put("pubkey", response.key().orElse(Bytes.EMPTY));
        }
    }

    private void advert(Advert advert) {
        for (String name : List.of("publickey", "public_key", "pubkey")) {
            put(name, advert.publicKey());
        }
        put("timestamp", advert.timestampSeconds());
        put("signature", advert.signature());
        put("appdatahex", advert.appDataBytes());
        advert.appData().ifPresent(this::appData);
    }

    private void appData(AppData appData) {
        put("flags", appData.flags());
        put("devicerole", appData.nodeType().code());
        for (String name : Arrays.asList("nodetype")) {
            put(name, appData.nodeType().code());
            put(name, appData.nodeType());
            put(name, appData.nodeType().toString().replace("_SERVER", ""));
        }
        put("hasname", appData.hasName());
        put("haslocation", appData.hasLocation());
        appData.name().ifPresent(name -> put("name", name));
        if (appData.name().isEmpty()) {
            put("name", "");
        }
        appData.position().ifPresent(position -> {
            put("late6", position.latitudeE6());
            put("lone6", position.longitudeE6());
            put("latitude", PeersConformanceTest.number(position.latitude()));
            put("longitude", PeersConformanceTest.number(position.longitude()));
            put("lat", PeersConformanceTest.number(position.latitude()));
            put("lon", PeersConformanceTest.number(position.longitude()));
        });
        appData.feature1().ifPresent(value -> put("feature1", value));
        appData.feature2().ifPresent(value -> put("feature2", value));
    }
}
