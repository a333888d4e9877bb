package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "mqtt://u:p@w@h:1, tcp://h:1"
    })
    void understandsEveryScheme(String text, String uri) {
        assertThat(BrokerUri.parse("broker", text).toString()).isEqualTo(uri);
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
