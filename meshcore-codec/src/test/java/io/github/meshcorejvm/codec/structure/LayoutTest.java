package io.github.meshcorejvm.codec.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which fields follow which, by the layouts of the firmware; bytes written out by hand. */
class LayoutTest {

    /** Offset, name and bytes of the whole fields behind a path of no hops, and what they mean if they say so. */
    private static void assertFields(String payload, int type, String... expected) {
        String header = String.format(Locale.ROOT, "%02x00", type << 2 | 1);
        assertThat(PacketStructure.of(Bytes.ofHex(header + payload), StructureKeys.NONE).fields().stream()
                        .filter(field -> field.bits().isEmpty())
                        .skip(2)
                        .map(field -> (field.offset() - 2 + " " + field.name() + " " + field.bytes() + " "
                                        + field.meaning())
                                .strip()))
                .containsExactly(expected);
    }

    @Test
    void acks() {
        String checksum = "0 checksum efbeadde deadbeef: of the text acknowledged";
        assertFields("efbeadde", 3, checksum);
        assertFields("efbeadde05", 3, checksum, "4 attempt 05");
        assertFields("efbeadde05fe", 3, checksum, "4 attempt 05", "5 random fe makes the packet hash differ");
    }

    @Test
    void acksAmongOthers() {
        assertFields("2301020304", 10, "0 first byte 23", "1 checksum 01020304 04030201: of the text acknowledged");
    }

    @Test
    void traces() {
        assertFields(
                "010000000200000001aabbccddee",
                9,
                "0 tag 01000000 00000001",
                "4 auth code 02000000 00000002",
                "8 flags 01",
                "9 route 1 aabb",
                "11 route 2 ccdd",
                "13 trailing ee no whole hop");
    }

    @Test
    void discoveries() {
        assertFields(
                "850c01020304", 11, "0 flags 85", "1 type filter 0c REPEATER, ROOM_SERVER", "2 tag 01020304 04030201");
        assertFields(
                "850201020304000000" + "60",
                11,
                "0 flags 85",
                "1 type filter 02 CHAT",
                "2 tag 01020304 04030201",
                "6 since 00000060 2021-01-14 08:25:36 UTC");
    }

    @Test
    void adverts() {
        String key = "11".repeat(32);
        String signature = "22".repeat(64);
        assertFields(
                key + "00000060" + signature + "f4" + "01000000" + "feffffff" + "0300" + "0400" + "48" + "00" + "6810"
                        + "2eff",
                4,
                "0 public key " + key + " the node's identity",
                "32 time 00000060 2021-01-14 08:25:36 UTC",
                "36 signature " + signature + " Ed25519",
                "100 flags f4",
                "101 latitude 01000000 north",
                "105 longitude feffffff east",
                "109 feature 1 0300",
                "111 feature 2 0400",
                "113 name 48",
                "114 name end 00 readings follow",
                "115 battery 6810",
                "117 temperature 2eff -2.1 °C");
    }
}
