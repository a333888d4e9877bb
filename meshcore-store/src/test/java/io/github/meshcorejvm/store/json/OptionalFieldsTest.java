package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each field with bytes of its own is checked when it is not given: none is encoded without notice. */
class OptionalFieldsTest {

    private static final String ADVERT = "1100" + "ab".repeat(32) + "05000000" + "00".repeat(64);
    private static final String PLACE = "60e31600" + "a0252600";

    @Test
    void areAllChecked() throws Exception {
        Set<String> optional = new TreeSet<>();
        // A place, both features, a name, and readings of 4000 mV and 20 degrees.
        optional.addAll(added(ADVERT + "04", ADVERT + "f4" + PLACE + "0100" + "0200" + "41" + "00" + "a00f" + "d007"));
        optional.addAll(added(ADVERT + "04", ADVERT + "14" + "60e316"));
        optional.addAll(added("2e00" + "8204" + "01000000", "2e00" + "8204" + "01000000" + "0a000000"));
        optional.addAll(added("2e00" + "90f8" + "01000000", "2e00" + "90f8" + "01000000" + "aabbccddeeff0011"));
        // Of a malformed payload, which has other fields.
        optional.add("error");
        assertThat(optional).containsExactlyInAnyOrderElementsOf(EncodedFields.OPTIONAL);
    }

    private static Set<String> added(String without, String with) throws Exception {
        Set<String> fields = fields(with);
        fields.removeAll(fields(without));
        return fields;
    }

    private static Set<String> fields(String hex) throws Exception {
        PacketReading reading =
                PacketReading.of(Packet.decode(Bytes.ofHex(hex)), ChannelKeyring.EMPTY, Optional.empty());
        return new TreeSet<>(JsonParser.parseString(PacketJson.of(reading))
                .getAsJsonObject()
                .getAsJsonObject("payload")
                .keySet());
    }
}
