package io.github.meshcorejvm.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.NodeType;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    private static final NodeKeyPair NODE =
            NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));

    @Test
    void channelAsAppsShareIt() {
        MeshcoreLink link = MeshcoreLink.parse(
                "meshcore://channel/add?name=Camp+Radio%20%C3%BC&secret=8b3387e9c5cdea6ac9e5edbaa115cd72");
        assertThat(link).isEqualTo(new MeshcoreLink.Channel("Camp Radio ü", ChannelKey.PUBLIC));
        assertThat(link.toUri())
                .isEqualTo("meshcore://channel/add?name=Camp%20Radio%20%C3%BC&secret=8b3387e9c5cdea6ac9e5edbaa115cd72");
        assertThat(MeshcoreLink.parse(link.toUri())).isEqualTo(link);
        assertThat(link.toString()).doesNotContain("8b33");
    }

    @Test
    void contactAsAppsShareIt() {
        String uri = "meshcore://contact/add?name=A%26B&public_key=" + "9a".repeat(32) + "&type=2";
        MeshcoreLink link = MeshcoreLink.parse(uri);
        assertThat(link).isEqualTo(new MeshcoreLink.Contact("A&B", NodeKey.ofHex("9a".repeat(32)), NodeType.REPEATER));
        assertThat(link.toUri()).isEqualTo(uri);
    }

    @Test
    void contactAsFirmwareExportsIt() {
        Packet advert =
                Packet.of(RouteType.FLOOD, HopPath.EMPTY, Advert.signed(NODE, 1_750_000_000L, Bytes.ofHex("8141")));
        String uri = "meshcore://" + advert.toHex();
        assertThat(MeshcoreLink.parse(uri)).isEqualTo(new MeshcoreLink.BizCard(advert));
        assertThat(MeshcoreLink.parse(uri).toUri()).isEqualTo(uri);
        assertThat(MeshcoreLink.parse("MeshCore://" + advert.toHex())).isEqualTo(new MeshcoreLink.BizCard(advert));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.org",
                "meshcore://",
                "meshcore://zz",
                "meshcore://0d00efbeadde",
                "meshcore://15",
                "meshcore://other/add?name=a",
                "meshcore://channel/add?name=a",
                "meshcore://channel/add?secret=8b3387e9c5cdea6ac9e5edbaa115cd72",
                "meshcore://channel/add?name=%zz&secret=8b3387e9c5cdea6ac9e5edbaa115cd72",
                "meshcore://contact/add?name=a&public_key=00&type=1",
                "meshcore://contact/add?name=a&public_key=00&type=16",
                "meshcore://contact/add?name=a&public_key=00&type="
            })
    void refusesWhatIsNotALink(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MeshcoreLink.parse(text));
    }

    @Test
    void aChannelKeyIsNotInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeshcoreLink.parse("meshcore://channel/add?name=a&secret=5ec3e7"))
                .withMessage("link parameter secret must be 32 or 64 hex digits");
    }

    /** As a companion radio pushes it: code, SNR times 4, RSSI, then the packet. */
    @Test
    void companionFrame() {
        ReceivedFrame frame = ReceivedFrame.ofCompanionFrame(Bytes.ofHex("88eaa90d00efbeadde"))
                .orElseThrow();
        assertThat(frame.rawBytes()).isEqualTo(Bytes.ofHex("0d00efbeadde"));
        assertThat(frame.snrQuarterDb()).hasValue(-22);
        assertThat(frame.rssi()).hasValue(-87);
        assertThat(frame.toCompanionFrame()).isEqualTo(Bytes.ofHex("88eaa90d00efbeadde"));
        for (String other : new String[] {"", "88", "88eaa9", "84eaa90d00", "0d00efbeadde"}) {
            assertThat(ReceivedFrame.ofCompanionFrame(Bytes.ofHex(other))).isEmpty();
        }
    }

    @Test
    void serialLine() {
        ReceivedFrame expected =
                new ReceivedFrame(Bytes.ofHex("0d00efbeadde"), OptionalInt.empty(), OptionalInt.empty());
        assertThat(ReceivedFrame.ofSerialLine("12:34:56 - 1/2/2026 U RAW: 0D00EFBEADDE\r"))
                .contains(expected);
        assertThat(ReceivedFrame.ofSerialLine(expected.toSerialLine())).contains(expected);
        assertThat(ReceivedFrame.ofSerialLine("node 'RAW:x' 12:00 RAW: 0D00EFBEADDE"))
                .contains(expected);
        for (String other : new String[] {"", "RAW:", "RAW: 0D0", "RAW: 0D00 xx", "0D00EFBEADDE"}) {
            assertThat(ReceivedFrame.ofSerialLine(other)).isEmpty();
        }
    }
}
