package io.github.meshcorejvm.codec.exchange;

import static io.github.meshcorejvm.codec.exchange.DirectCases.ALICE;
import static io.github.meshcorejvm.codec.exchange.DirectCases.REPEATER;
import static io.github.meshcorejvm.codec.exchange.DirectCases.TIME;
import static io.github.meshcorejvm.codec.exchange.DirectCases.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.telemetry.LppReading;
import io.github.meshcorejvm.codec.telemetry.LppValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseDataTest {

    private static final Counters COUNTERS =
            new Counters(4012, 3, -113, -87, 12345, 6789, 3600, 86400, 111, 222, 333, 444, 5, -22, 7, 8);

    private static ResponseData decode(ResponseType type, String name) {
        return ResponseData.decode(type, content(name, ResponseContent.class).data());
    }

    @Test
    void statusOfRepeaterAndRoom() {
        Status repeater = (Status) decode(ResponseType.STATUS, "RESPONSE status repeater");
        assertThat(repeater.counters()).isEqualTo(COUNTERS);
        assertThat(repeater.counters().lastSnr()).isEqualTo(-5.5);
        assertThat(repeater.server()).contains(new Status.Repeater(999, 3));
        Status room = (Status) decode(ResponseType.STATUS, "RESPONSE status room");
        assertThat(room.counters()).isEqualTo(COUNTERS);
        assertThat(room.server()).contains(new Status.Room(21, 22));
        Bytes data = content("RESPONSE status room", ResponseContent.class).data();
        assertThat(Status.decode(NodeType.ROOM_SERVER, data)).contains(room);
        assertThat(Status.decode(NodeType.REPEATER, data).orElseThrow().server())
                .contains(new Status.Repeater(22 << 16 | 21, 0));
        assertThat(Status.decode(NodeType.REPEATER, data.slice(0, 47))).isEmpty();
        assertThat(Status.decode(NodeType.REPEATER, data.slice(0, 51))
                        .orElseThrow()
                        .server())
                .isEmpty();
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    @Test
    void telemetry() {
        Telemetry telemetry =
                (Telemetry) decode(ResponseType.TELEMETRY, "RESPONSE telemetry LPP V=4.01 T=-5.3 H=45.5 P=1013.2 GPS");
        assertThat(telemetry.readings().readings())
                .extracting(reading -> reading.type().label(), LppReading::channel)
                .containsExactly(
                        tuple("voltage", 1),
                        tuple("temperature", 1),
                        tuple("humidity", 2),
                        tuple("pressure", 2),
                        tuple("gps", 1));
        assertThat(telemetry.readings().readings())
                .extracting(LppReading::value)
                .containsExactly(
                        new LppValue.Scalar(number("4.01")),
                        new LppValue.Scalar(number("-5.3")),
                        new LppValue.Scalar(number("45.5")),
                        new LppValue.Scalar(number("1013.2")),
                        new LppValue.Position(number("47.5439"), number("-122.1086"), number("123")));
    }

    @Test
    void minMaxAverage() {
        MinMaxAverage average = (MinMaxAverage) decode(ResponseType.MIN_MAX_AVERAGE, "RESPONSE min/max/avg");
        assertThat(average.timeSeconds()).isEqualTo(TIME + 5);
        assertThat(average.ranges().ranges()).singleElement().satisfies(range -> {
            assertThat(range.channel()).isEqualTo(1);
            assertThat(range.minValue()).isEqualTo(new LppValue.Scalar(number("-5")));
            assertThat(range.maxValue()).isEqualTo(new LppValue.Scalar(number("21.5")));
            assertThat(range.averageValue()).isEqualTo(new LppValue.Scalar(number("10")));
        });
    }

    @Test
    void accessList() {
        AccessList list = (AccessList) decode(ResponseType.ACCESS_LIST, "RESPONSE access list");
        assertThat(list.entries())
                .containsExactly(
                        new AccessList.Entry(ALICE.publicKey().prefix(6), 3),
                        new AccessList.Entry(REPEATER.publicKey().prefix(6), 1));
    }

    @Test
    void neighbours() {
        Neighbours neighbours = (Neighbours) decode(ResponseType.NEIGHBOURS, "RESPONSE neighbours");
        assertThat(neighbours.total()).isEqualTo(7);
        assertThat(neighbours.entries())
                .containsExactly(
                        new Neighbours.Entry(Bytes.ofHex("aabbccddeeff"), 60, -14),
                        new Neighbours.Entry(Bytes.ofHex("010203040506"), 7200, 33));
        assertThat(neighbours.entries().get(1).snr()).isEqualTo(8.25);
    }

    @Test
    void ownerRegionsAndClock() {
        Owner owner = (Owner) decode(ResponseType.OWNER, "RESPONSE owner");
        assertThat(List.of(owner.firmware(), owner.name(), owner.owner()))
                .containsExactly("v1.17.1", "My Repeater", "Jane, jane@example.org");
        AnonymousOwner anonymous = (AnonymousOwner) decode(ResponseType.ANONYMOUS_OWNER, "RESPONSE anon owner");
        assertThat(List.of(anonymous.name(), anonymous.owner())).containsExactly("My Repeater", "Jane");
        assertThat(anonymous.timeSeconds()).isEqualTo(TIME + 3);
        Regions regions = (Regions) decode(ResponseType.REGIONS, "RESPONSE anon regions");
        assertThat(regions.names()).containsExactly("europe", "de", "berlin");
        assertThat(regions.timeSeconds()).isEqualTo(TIME + 3);
        Clock clock = (Clock) decode(ResponseType.CLOCK, "RESPONSE anon clock bridge disabled");
        assertThat(clock.timeSeconds()).isEqualTo(TIME + 3);
        assertThat(clock.features()).containsExactly("bridgeEspNow", "forwardingDisabled");
    }

    @Test
    void refusesTextsThatClientsReadDifferently() {
        assertRefused(() -> Regions.of(1, List.of("a", "b,c")), "region name must have no ',', which would end it");
        assertRefused(() -> Regions.of(1, List.of("")), "region name must not be empty");
        assertRefused(() -> Regions.of(1, List.of("a\0")), "region name must have no zero byte but has one at 1");
        assertRefused(() -> Owner.of("1\n2", "N", "O"), "firmware must have no line feed, which would end it");
        assertRefused(() -> Owner.of("1", "N\n", "O"), "name must have no line feed, which would end it");
        assertRefused(() -> Owner.of("1", "N", "O\0"), "owner must have no zero byte but has one at 1");
        assertRefused(() -> AnonymousOwner.of(1, "A\nB", "C"), "name must have no line feed, which would end it");
        assertThat(Regions.of(1, List.of("*", "ü")).names()).containsExactly("*", "ü");
        Owner owner = Owner.of("1", "N", "O\nP\n");
        assertThat(List.of(owner.firmware(), owner.name(), owner.owner())).containsExactly("1", "N", "O\nP\n");
        AnonymousOwner anonymous = AnonymousOwner.of(1, "", "C\nD");
        assertThat(List.of(anonymous.name(), anonymous.owner())).containsExactly("", "C\nD");
    }

    private static void assertRefused(ThrowingCallable create, String problem) {
        assertThatIllegalArgumentException().isThrownBy(create).withMessage(problem);
    }

    @Test
    void loginOldAndNew() {
        Login login = (Login) decode(ResponseType.LOGIN, "RESPONSE login ok admin");
        assertThat(login.ok()).isTrue();
        assertThat(login.isAdmin()).isTrue();
        assertThat(login.permissions()).isEqualTo(3);
        assertThat(login.firmwareLevel()).isEqualTo(2);
        assertThat(login.keepAliveSeconds()).isZero();
        assertThat(decode(ResponseType.LOGIN, "RESPONSE legacy login OK")).isInstanceOf(LegacyLogin.class);
    }

    /** A wrong type is worse than none: what fits several types is left alone. */
    @ParameterizedTest
    @CsvSource({
        "RESPONSE status repeater, STATUS",
        "RESPONSE status room, STATUS",
        "RESPONSE telemetry LPP V=4.01 T=-5.3 H=45.5 P=1013.2 GPS, TELEMETRY",
        "RESPONSE min/max/avg, MIN_MAX_AVERAGE",
        "RESPONSE access list, ACCESS_LIST",
        "RESPONSE neighbours, NEIGHBOURS",
        "RESPONSE owner, OWNER",
        "RESPONSE login ok admin, LOGIN",
        "RESPONSE legacy login OK, LOGIN",
        "RESPONSE anon regions, REGIONS",
        "RESPONSE anon owner, ANONYMOUS_OWNER",
        "RESPONSE anon clock bridge disabled, CLOCK"
    })
    void guessesWhatFitsOneTypeOnly(String name, ResponseType type) {
        Optional<ResponseData> guess =
                ResponseGuess.guess(content(name, ResponseContent.class).data());
        assertThat(guess.flatMap(ResponseData::type)).contains(type);
    }

    @Test
    void requestsTellTheTypeOfTheirResponses() {
        ResponseMatcher matcher = new ResponseMatcher();
        ResponseContent neighbours = content("RESPONSE neighbours", ResponseContent.class);
        assertThat(matcher.match(ALICE.publicKey(), REPEATER.publicKey(), neighbours))
                .isEmpty();
        RequestContent request = content("REQ neighbours count=5 off=0 order=2 prefix=6", RequestContent.class);
        matcher.add(ALICE.publicKey(), REPEATER.publicKey(), request);
        assertThat(matcher.match(ALICE.publicKey(), REPEATER.publicKey(), neighbours))
                .get()
                .isInstanceOf(Neighbours.class);
        assertThat(matcher.match(REPEATER.publicKey(), ALICE.publicKey(), neighbours))
                .isEmpty();
        matcher.add(
                ALICE.publicKey(),
                REPEATER.publicKey(),
                content("ANON sub clock reply path 2x2", AnonymousContent.class));
        assertThat(matcher.match(
                        ALICE.publicKey(),
                        REPEATER.publicKey(),
                        content("RESPONSE anon clock bridge disabled", ResponseContent.class)))
                .get()
                .isInstanceOf(Clock.class);
    }

    /** The tag of a login's response is the server's time, so it is known by the pair of nodes. */
    @Test
    void aLoginDeterminesTheTypeOfItsResponse() {
        ResponseMatcher matcher = new ResponseMatcher();
        matcher.add(ALICE.publicKey(), REPEATER.publicKey(), content("ANON login repeater", AnonymousContent.class));
        ResponseContent login = new ResponseContent(
                TIME + 77,
                content("RESPONSE login ok admin", ResponseContent.class).data());
        assertThat(matcher.match(ALICE.publicKey(), REPEATER.publicKey(), login))
                .get()
                .isInstanceOf(Login.class);
    }

    @Test
    void oldRequestsAreForgotten() {
        ResponseMatcher matcher = new ResponseMatcher(2);
        for (int tag = 0; tag < 3; tag++) {
            matcher.add(
                    ALICE.publicKey(),
                    REPEATER.publicKey(),
                    new RequestContent(tag, RequestContent.OWNER, Bytes.EMPTY));
        }
        for (int tag = 0; tag < 3; tag++) {
            assertThat(matcher.match(
                                    ALICE.publicKey(),
                                    REPEATER.publicKey(),
                                    new ResponseContent(tag, Bytes.ofHex("41")))
                            .isPresent())
                    .isEqualTo(tag > 0);
        }
    }

    /** Whatever the bytes and whatever type is claimed: nothing is thrown, and nothing is lost. */
    @ParameterizedTest
    @EnumSource(ResponseType.class)
    void anyDataEncodesToItself(ResponseType type) {
        SplittableRandom random = new SplittableRandom(type.ordinal());
        for (String name : DirectCases.names()) {
            if (name.startsWith("RESPONSE")) {
                Bytes data = content(name, ResponseContent.class).data();
                for (int length = 0; length <= data.size(); length++) {
                    encodesToItself(type, data.slice(0, length));
                }
            }
        }
        for (int i = 0; i < 3000; i++) {
            byte[] data = new byte[random.nextInt(180)];
            random.nextBytes(data);
            if (data.length > 4 && random.nextBoolean()) {
                data[3] = 0;
                data[2] = (byte) random.nextInt(6);
            }
            encodesToItself(type, Bytes.copyOf(data));
        }
    }

    private static void encodesToItself(ResponseType type, Bytes data) {
        ResponseData decoded = ResponseData.decode(type, data);
        assertThat(decoded.encode()).isEqualTo(data);
        assertThat(decoded.type())
                .isEqualTo(decoded instanceof ResponseData.Unknown ? Optional.empty() : Optional.of(type));
        ResponseGuess.guess(data);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 255})
    void anyParametersEncodeToThemselves(int type) {
        SplittableRandom random = new SplittableRandom(type);
        for (int length = 0; length < 40; length++) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            assertThat(RequestData.of(new RequestContent(1, type, Bytes.copyOf(data)))
                            .encode())
                    .isEqualTo(Bytes.copyOf(data));
        }
    }
}
