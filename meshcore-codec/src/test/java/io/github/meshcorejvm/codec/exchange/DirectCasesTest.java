package io.github.meshcorejvm.codec.exchange;

import static io.github.meshcorejvm.codec.exchange.DirectCases.ALICE;
import static io.github.meshcorejvm.codec.exchange.DirectCases.REPEATER;
import static io.github.meshcorejvm.codec.exchange.DirectCases.TIME;
import static io.github.meshcorejvm.codec.exchange.DirectCases.content;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value inside the direct messages is the one that the other implementation put in. */
class DirectCasesTest {

    static List<String> names() {
        return DirectCases.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void encodesToTheBytesDecoded(String name) {
        DirectDecryption.Decrypted<?> decrypted = DirectCases.decrypt(name);
        DirectContent content = decrypted.content().orElseThrow();
        Bytes encoded = content.encode();
        assertThat(decrypted.plaintext().startsWith(encoded)).isTrue();
        assertThat(decrypted
                        .plaintext()
                        .slice(encoded.size(), decrypted.plaintext().size())
                        .isZero())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "REQ status, 1",
        "REQ keep-alive since, 2",
        "REQ telemetry (perm mask 0x02), 3",
        "REQ min/max/avg start=3600 end=0, 4",
        "REQ access list, 5",
        "REQ neighbours count=5 off=0 order=2 prefix=6, 6",
        "REQ owner, 7"
    })
    void requestsHaveTimeAndType(String name, int type) {
        RequestContent request = content(name, RequestContent.class);
        assertThat(request.timestampSeconds()).isEqualTo(TIME);
        assertThat(request.requestType()).isEqualTo(type);
        assertThat(RequestData.of(request).encode()).isEqualTo(request.data());
    }

    private static RequestData parameters(String name) {
        return RequestData.of(content(name, RequestContent.class));
    }

    @Test
    void requestsHaveTheirParameters() {
        assertThat(((RequestData.KeepAlive) parameters("REQ keep-alive since")).sinceSeconds())
                .isEqualTo(TIME - 100);
        assertThat(((RequestData.Telemetry) parameters("REQ telemetry (perm mask 0x02)")).permissions())
                .isEqualTo(0xFD);
        RequestData.MinMaxAverage average = (RequestData.MinMaxAverage) parameters("REQ min/max/avg start=3600 end=0");
        assertThat(average.startSecondsAgo()).isEqualTo(3600);
        assertThat(average.endSecondsAgo()).isZero();
        RequestData.Neighbours neighbours =
                (RequestData.Neighbours) parameters("REQ neighbours count=5 off=0 order=2 prefix=6");
        assertThat(neighbours).isEqualTo(new RequestData.Neighbours(0, 5, 0, 2, 6, Bytes.ofHex("1122334400")));
        assertThat(parameters("REQ owner")).isInstanceOf(RequestData.Opaque.class);
    }

    @Test
    void textsHaveTypeAttemptAndAuthor() {
        DirectText plain = content("TXT plain attempt 2", DirectText.class);
        assertThat(plain.text()).isEqualTo("grüße");
        assertThat(plain.attempt()).isEqualTo(2);
        assertThat(content("TXT plain attempt 6", DirectText.class).attempt()).isEqualTo(6);
        assertThat(content("TXT plain attempt 6", DirectText.class).text()).isEqualTo("again");
        assertThat(content("TXT cli", DirectText.class).textType()).isEqualTo(DirectText.COMMAND);
        assertThat(content("TXT cli", DirectText.class).text()).isEqualTo("get radio");
        DirectText post = content("TXT signed post", DirectText.class);
        assertThat(post.authorPrefix()).contains(Bytes.ofHex("cafebabe"));
        assertThat(post.text()).isEqualTo("room post");
        assertThat(content("TXT type 5", DirectText.class).textType()).isEqualTo(5);
    }

    @Test
    void pathsHaveHopsAndExtra() {
        PathContent ack = content("PATH 2 hops + ACK(6)", PathContent.class);
        assertThat(ack.path()).isEqualTo(new HopPath(1, Bytes.ofHex("aabb")));
        assertThat(ack.ack().orElseThrow().checksum()).isEqualTo(0x12345678L);
        assertThat(ack.response()).isEmpty();
        PathContent status = content("PATH 2x2 hops + RESPONSE status", PathContent.class);
        assertThat(status.path()).isEqualTo(new HopPath(2, Bytes.ofHex("aabbccdd")));
        ResponseContent response = status.response().orElseThrow();
        assertThat(response.tag()).isEqualTo(TIME);
        assertThat(((Status) ResponseData.decode(ResponseType.STATUS, response.data()))
                        .counters()
                        .packetsReceived())
                .isEqualTo(12345);
        PathContent login = content("PATH + RESPONSE login", PathContent.class);
        assertThat(ResponseGuess.guess(login.response().orElseThrow().data()))
                .get()
                .isInstanceOf(Login.class);
        PathContent nothing = content("PATH nothing", PathContent.class);
        assertThat(nothing.extraTypeByte()).isEqualTo(PathContent.NO_EXTRA);
        assertThat(nothing.extraType()).isEqualTo(PayloadType.RAW_CUSTOM);
        assertThat(nothing.ack()).isEmpty();
        assertThat(nothing.response()).isEmpty();
    }

    @Test
    void anonymousRequestsHaveLoginOrQuestion() {
        assertThat(content("ANON login repeater", AnonymousContent.class).password())
                .contains("hunter2");
        assertThat(content("ANON login empty password", AnonymousContent.class).password())
                .contains("");
        AnonymousContent.RoomLogin room =
                content("ANON login room", AnonymousContent.class).roomLogin().orElseThrow();
        assertThat(room).isEqualTo(new AnonymousContent.RoomLogin(TIME - 86400, "hello"));
        int type = 1;
        for (String name : new String[] {"regions", "owner", "clock"}) {
            AnonymousContent request = content("ANON sub " + name + " reply path 2x2", AnonymousContent.class);
            assertThat(request.subRequest())
                    .contains(new AnonymousContent.SubRequest(type, new HopPath(2, Bytes.ofHex("01020304"))));
            type++;
        }
    }

    @Test
    void namesSenderAndReceiver() {
        assertThat(DirectCases.decrypt("REQ status").sender()).isEqualTo(ALICE.publicKey());
        assertThat(DirectCases.decrypt("REQ status").receiver()).isEqualTo(REPEATER.publicKey());
        assertThat(DirectCases.decrypt("RESPONSE owner").sender()).isEqualTo(REPEATER.publicKey());
    }
}
