package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUriTest {

    @ParameterizedTest
    @CsvSource({
        "h, tcp://h:1883",
        "h:1, tcp://h:1",
        "mqtt://h, tcp://h:1883",
        "MQTT://h, tcp://h:1883",
        "tcp://h:1884, tcp://h:1884",
        "mqtts://h, ssl://h:8883",
        "ssl://h, ssl://h:8883",
        "tls://h:443, ssl://h:443",
        "ws://h, ws://h:80",
        "wss://h, wss://h:443",
        "wss://h/mqtt?x=1, wss://h:443/mqtt?***",
        "mqtt://my_broker-1.lan:1883, tcp://my_broker-1.lan:1883",
        "mqtt://[::1]:1883, tcp://[::1]:1883",
        "mqtt://[fe80::1%eth0], tcp://[fe80::1%eth0]:1883",
        "mqtt://u:p@h, tcp://h:1883",
        "mqtt://u:p/w@h:1, tcp://h:1",
        "mqtt://u:p@w@h:1, tcp://h:1",
        "u:p/w@h:1, tcp://h:1",
        "ws://u:p/w@h:1/mqtt, ws://h:1/mqtt"
    })
    void understandsEveryScheme(String text, String uri) {
        assertThat(BrokerUri.parse("broker", text).toString()).isEqualTo(uri);
    }

    /** An unencoded password may look like a host, a port, a path, a query or a fragment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p@SECRET/x",
                "p@SECRET#x",
                "p@SECRET?x",
                "p@SECRET:1883/x",
                "12/SECRET",
                "2024/SECRET",
                "1883?SECRET",
                "1883#SECRET",
                "p/SECRET@y/z"
            })
    void neverTakesAPasswordForAHostOrAPath(String password) {
        for (String scheme : List.of("mqtt://", "mqtts://", "")) {
            BrokerUri uri = BrokerUri.parse("broker", scheme + "user:" + password + "@127.0.0.1:19883");
            assertThat(uri.host()).isEqualTo("127.0.0.1");
            assertThat(uri.toString()).doesNotContain("SECRET");
            assertThat(uri.userInfo().orElseThrow().password().orElseThrow().reveal())
                    .isEqualTo(password);
        }
        assertThat(shownOf("ws://user:" + password + "@127.0.0.1:19883/mqtt")).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mqtt://SECRET/x@h",
                "mqtt:///user:SECRET@h",
                "mqtt:/user:SECRET@h",
                "mqtt//user:SECRET@h",
                "ws://u:SECRET@h/x@y",
                "wss://h:1/SECRET@y",
                "wss://h/x?token=SECRET@y"
            })
    void refusesAnAmbiguousUrlWithoutShowingIt(String url) {
        assertThatThrownBy(() -> BrokerUri.parse("broker", url))
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith("broker ")
                .doesNotContain("SECRET");
    }

    private static String shownOf(String url) {
        try {
            return BrokerUri.parse("broker", url).toString();
        } catch (ConfigException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void takesUserInfoApart() {
        BrokerUri.UserInfo info =
                BrokerUri.parse("broker", "mqtt://al%40ce:p%3Aw+x@h").userInfo().orElseThrow();
        assertThat(info.username().reveal()).isEqualTo("al@ce");
        assertThat(info.password().orElseThrow().reveal()).isEqualTo("p:w+x");
        assertThat(info.toString()).doesNotContain("al@ce", "p:w");
    }
}
