package io.github.meshcorejvm.codec.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.SignatureVerifier;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.exchange.DirectCases;
import io.github.meshcorejvm.codec.exchange.Neighbours;
import io.github.meshcorejvm.codec.exchange.RequestData;
import io.github.meshcorejvm.codec.link.MeshcoreLink;
import io.github.meshcorejvm.codec.link.ReceivedFrame;
import io.github.meshcorejvm.codec.telemetry.LppRanges;
import io.github.meshcorejvm.codec.telemetry.LppReadings;
import io.github.meshcorejvm.codec.token.AuthToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for what the decoders behind the encryption, and those of texts, do not bear. In the normal build only the seeds
 * run; a quarter of an hour of looking for more:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl meshcore-codec test-compile surefire:test@fuzz-regression -Dtest=ContentFuzzTest#exchange
 * </pre>
 */
class ContentFuzzTest {

    static Stream<byte[]> plaintexts() {
        // Without what stands before the data: time, and of requests the type.
        return DirectCases.plaintexts()
                .map(plaintext -> plaintext.slice(4, plaintext.size()).toByteArray());
    }

    /** The bytes as parameters of a request and as data of a response. */
    @MethodSource("plaintexts")
    @FuzzTest(maxDuration = "15m")
    void exchange(byte[] data) {
        Bytes bytes = Bytes.copyOf(data);
        for (int type = RequestContent.STATUS; type <= RequestContent.OWNER; type++) {
            RequestContent request = new RequestContent(0, type, bytes);
            EveryView.check(RequestData.of(request).encode().equals(bytes), "parameters of a request");
        }
        EveryView.response(new ResponseContent(0, bytes));
        for (int length = 0; length <= 32; length++) {
            Neighbours.decode(bytes, length)
                    .ifPresent(it -> EveryView.check(it.encode().equals(bytes), "neighbours of a prefix length"));
        }
        AnonymousContent anonymous = new AnonymousContent(0, bytes);
        anonymous.password();
        anonymous.roomLogin();
        anonymous.subRequest();
    }

    /** The bytes as sensor values. */
    @MethodSource("plaintexts")
    @FuzzTest(maxDuration = "15m")
    void telemetry(byte[] data) {
        Bytes bytes = Bytes.copyOf(data);
        LppReadings readings = LppReadings.decode(bytes);
        EveryView.check(readings.encode().equals(bytes), "sensor values");
        readings.readings().forEach(reading -> reading.value().toString());
        LppRanges ranges = LppRanges.decode(bytes);
        EveryView.check(ranges.encode().equals(bytes), "ranges of sensor values");
        ranges.ranges().forEach(range -> range.minValue().toString());
    }

    static Stream<byte[]> tokens() {
        return Stream.of(
                        "e30.e30.00",
                        "eyJhbGciOiJFZDI1NTE5IiwidHlwIjoiSldUIn0."
                                + "eyJwdWJsaWNLZXkiOiJiZmU2NTkwM2FlOTgwYTY0MWM0MGNjYzkyM2I3MTdiYmE1MWNiOWQ4NDBkNjM0NTgwMjgw"
                                + "NTBlYTcyNjVmOGJiIiwiaWF0IjoxLCJleHAiOjIsImF1ZCI6ImEifQ.00")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text as a token: refused with the exception that is documented, or read. */
    @MethodSource("tokens")
    @FuzzTest(maxDuration = "15m")
    void token(byte[] text) {
        String token = new String(text, StandardCharsets.UTF_8);
        try {
            AuthToken parsed = AuthToken.parse(token);
            parsed.verify(Instant.EPOCH, "a", SignatureVerifier.using((k, m, s) -> true));
            AuthToken.parse(parsed.encoded());
        } catch (IllegalArgumentException refused) {
            EveryView.check(!refused.getMessage().isEmpty(), "a refusal says why");
        }
    }

    static Stream<byte[]> links() {
        return Stream.of(
                        "meshcore://channel/add?name=Public&secret=8b3387e9c5cdea6ac9e5edbaa115cd72",
                        "meshcore://contact/add?name=A%20B&public_key="
                                + "bfe65903ae980a641c40ccc923b717bba51cb9840d634580282050ea7265f8bb&type=1",
                        "meshcore://11000102",
                        "12:00:01 RAW: 0A00D69F")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text as a link and as a line of a serial log, the bytes as a frame of a companion. */
    @MethodSource("links")
    @FuzzTest(maxDuration = "15m")
    void link(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            MeshcoreLink link = MeshcoreLink.parse(text);
            EveryView.check(MeshcoreLink.parse(link.toUri()).equals(link), "a link reads what it writes");
        } catch (IllegalArgumentException refused) {
            EveryView.check(!refused.getMessage().isEmpty(), "a refusal says why");
        }
        ReceivedFrame.ofSerialLine(text)
                .map(ReceivedFrame::rawBytes)
                .ifPresent(bytes -> EveryView.ofFrame(bytes.toByteArray()));
        Bytes bytes = Bytes.copyOf(data);
        Optional<ReceivedFrame> frame = ReceivedFrame.ofCompanionFrame(bytes);
        frame.ifPresent(it -> EveryView.check(it.toCompanionFrame().equals(bytes), "a companion frame"));
    }
}
