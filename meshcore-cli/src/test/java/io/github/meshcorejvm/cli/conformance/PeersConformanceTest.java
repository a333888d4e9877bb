package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.store.json.PacketReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The test cases of other decoders. Those with a verdict in the file differ for the reason given there; of the others
 * every value is compared that has a counterpart here, and every packet's hash.
 */
class PeersConformanceTest {

    /** Texts that each project words in its own way; that there is one is what counts. */
    private static final Set<String> WORDINGS = Set.of("error", "anomaly");

    @Test
    void hashesAreThoseOfTheFirmware() {
        List<PeerCase> cases = PeerCase.all()
                .filter(peer -> peer.has("contentHashFirmware") && !peer.is("fragment"))
                .filter(peer -> !peer.has("verdict") || !peer.text("verdict").startsWith("fault"))
                .toList();
        assertThat(cases)
                .hasSizeGreaterThan(350)
                .allSatisfy(peer -> assertThat(
                                Packet.decode(Bytes.ofHex(peer.hex())).contentHash())
                        .isEqualTo(ContentHash.ofHex(peer.text("contentHashFirmware"))));
    }

    @Test
    void invalidPacketsAreRefused() {
        assertThat(PeerCase.all()
                        .filter(peer -> peer.isErrorCase() && !peer.has("contentHashFirmware"))
                        .filter(peer -> !peer.is("fragment") && !peer.has("verdict"))
                        // A sound packet, garbled within the advert: only the signature can tell.
                        .filter(peer -> !peer.expected().containsKey("signatureValid"))
                        .toList())
                .hasSizeGreaterThan(30)
                .allSatisfy(peer -> assertThatThrownBy(() -> Packet.decode(Bytes.ofHex(peer.hex())))
                        .isInstanceOfAny(PacketFormatException.class, IllegalArgumentException.class));
    }

    @Test
    void valuesAreThoseOfTheOthers() throws PacketFormatException {
        List<String> differences = new ArrayList<>();
        Set<PeerCase> compared = new HashSet<>();
        int values = 0;
        for (PeerCase peer : PeerCase.all().toList()) {
            boolean isPacket =
                    peer.has("contentHashFirmware") || peer.expected().containsKey("signatureValid");
            if (!isPacket || peer.is("fragment") || peer.has("verdict")) {
                continue;
            }
            PeerFacts facts = facts(peer);
            for (Map.Entry<String, JsonElement> expected : peer.expected().entrySet()) {
                Optional<String> difference = difference(peer, expected.getKey(), expected.getValue(), facts);
                if (difference.isPresent() && !difference.get().isEmpty()) {
                    differences.add(peer + "\n    " + difference.get());
                }
                if (difference.isPresent()) {
                    compared.add(peer);
                    values++;
                }
            }
        }
        assertThat(differences)
                .as("%d values of %d cases", values, compared.size())
                .isEmpty();
        assertThat(compared).hasSizeGreaterThan(300);
        assertThat(values).isGreaterThan(800);
    }

    /** Empty text if the value agrees; absent if it has no counterpart. */
    private static Optional<String> difference(PeerCase peer, String name, JsonElement expected, PeerFacts facts) {
        if (peer.isFrameOnly() && name.startsWith("payload.") || name.contains("segments.")) {
            return Optional.empty();
        }
        String spelled = spell(expected);
        if (spelled.equals("<absent>") || spelled.equals("<present>")) {
            return presence(peer, name, spelled.equals("<present>"), facts);
        }
        String leaf = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Set<String> known = facts.of(leaf);
        if (WORDINGS.contains(leaf)) {
            return Optional.of(known.isEmpty() && !failsOtherwise(facts) ? name + ": expected one" : "");
        }
        if (known.isEmpty() || known.contains(spelled) || known.contains(spelled.replace("_", ""))) {
            return known.isEmpty() ? Optional.empty() : Optional.of("");
        }
        return Optional.of(name + ": expected " + spelled + " but has " + known);
    }

    /** What counts as an error elsewhere is told otherwise here: a text not opened, app data cut short. */
    private static boolean failsOtherwise(PeerFacts facts) {
        JsonObject payload = facts.json().getAsJsonObject("payload");
        return payload.has("appDataIncomplete") || payload.has("decryptionStatus");
    }

    /** Only one project names its values as we do, and so can say that one is not there. */
    private static Optional<String> presence(PeerCase peer, String name, boolean expected, PeerFacts facts) {
        if (!peer.text("source").startsWith("Kpa-clawbot")) {
            return Optional.empty();
        }
        JsonElement at = peer.is("packet") ? facts.json() : facts.json().get("payload");
        for (String part : name.split("\\.")) {
            at = at instanceof JsonObject object && object.has(part) ? object.get(part) : null;
        }
        boolean present = at != null && !at.isJsonNull();
        return Optional.of(present == expected ? "" : name + ": expected " + (expected ? "something" : "nothing"));
    }

    private static PeerFacts facts(PeerCase peer) throws PacketFormatException {
        ChannelKeyring.Builder keyring = ChannelKeyring.builder();
        if (peer.keys().has("channelKeysByName")) {
            peer.keys()
                    .getAsJsonObject("channelKeysByName")
                    .entrySet()
                    .forEach(entry -> keyring.add(
                            entry.getKey(), ChannelKey.ofHex(entry.getValue().getAsString())));
        }
        if (peer.keys().has("channelKeysHex")) {
            for (JsonElement key : peer.keys().getAsJsonArray("channelKeysHex")) {
                // Some are no hex at all, to be passed over.
                if (key.getAsString().matches("[0-9a-fA-F]{32}")) {
                    keyring.add("a channel", ChannelKey.ofHex(key.getAsString()));
                }
            }
        }
        boolean verify = peer.expected().keySet().stream()
                .anyMatch(name -> name.endsWith("signatureValid")
                        && !spell(peer.expected().get(name)).equals("<absent>"));
        return new PeerFacts(PacketReading.of(
                Packet.decode(Bytes.ofHex(peer.hex())),
                keyring.build(),
                verify ? Optional.of(AdvertVerifier.jdk()) : Optional.empty()));
    }

    /** A value in one spelling: lists without separators, numbers without trailing zeros, hex in lower case. */
    static String spell(JsonElement value) {
        if (value instanceof JsonArray array) {
            return array.asList().stream().map(PeersConformanceTest::spell).collect(Collectors.joining());
        }
        if (value instanceof JsonObject object) {
            return object.has("~") ? spell(object.get("~")) : object.toString();
        }
        if (value.getAsJsonPrimitive().isNumber()) {
            return number(value.getAsDouble());
        }
        return value.getAsString().toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
