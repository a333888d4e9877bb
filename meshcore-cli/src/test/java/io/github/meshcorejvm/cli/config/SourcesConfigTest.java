package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The environment, and the sources that a configuration names. */
class SourcesConfigTest extends ConfigFixture {

    @Test
    void takesTheEnvironmentOverTheFile() {
        LoadedConfig loaded = load(
                "{\"dbPath\": \"file.db\", \"mqttSources\": [{\"broker\": \"a\"}, {\"broker\": \"b\"}]}",
                Map.of(
                        "DB_PATH", "env.db",
                        "MQTT_BROKER", "mqtts://u:p@broker_1.example/x",
                        "MQTT_TOPIC", "a/#",
                        "CORESCOPE_INGESTOR_STATS", "/run/stats.json"));
        assertThat(loaded.config().fileBase()).isEqualTo(Path.of("env.db"));
        assertThat(loaded.config().statsFile()).isEqualTo(Path.of("/run/stats.json"));
        assertThat(loaded.config().sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("env");
            assertThat(source.broker().toString()).isEqualTo("ssl://broker_1.example:8883/x");
            assertThat(source.topics()).containsExactly("a/#");
            assertThat(source.credentials().username()).hasValue(Secret.of("u"));
        });
    }

    @Test
    void takesTheOlderSingleSourceOnlyWithoutOthers() {
        Config config = config("{\"mqttSources\": [], \"mqtt\": {\"broker\": \"old\", \"topic\": \"mesh/+/x\"}}");
        assertThat(config.sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("default");
            assertThat(source.topics()).containsExactly("mesh/+/x", "meshcore/#");
        });
        assertThat(config("{\"mqttSources\": [{\"broker\": \"new\"}], \"mqtt\": {\"broker\": \"old\"}}")
                        .sources())
                .extracting(SourceConfig::name)
                .containsExactly("tcp://new:1883");
    }

    @Test
    void givesSourcesUniqueNames() {
        LoadedConfig loaded = load("{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"x\"}, {\"name\": \"a\","
                + " \"broker\": \"y\"}, {\"broker\": \"mqtt://u:p@z\"}]}");
        assertThat(loaded.config().sources())
                .extracting(SourceConfig::name)
                .containsExactly("a", "a (2)", "tcp://z:1883");
        assertThat(loaded.warnings()).containsExactly("mqttSources[1].name is not unique, the source is called a (2)");
    }

    @Test
    void doesNotSubscribeWhatAnotherFilterCovers() {
        assertThat(config("{\"mqttSources\": [{\"broker\": \"h\", \"topics\": [\"meshcore/SEA/#\", \"meshcore/#\","
                                + " \"meshcore/#\", \"meshrank/+/x\", \"meshrank/a/x\", \"meshcore\"]}]}")
                        .sources()
                        .get(0)
                        .topics())
                .containsExactly("meshcore/#", "meshrank/+/x");
    }

    @Test
    void readsEverythingOfASource() {
        SourceConfig source = load(
                        "{\"mqttSources\": [{\"broker\": \"wss://h/mqtt\", \"username\": \"${WHO}\", \"password\":"
                                + " \"a${PW}b${\", \"rejectUnauthorized\": false, \"iataFilter\": [\" sea \", \"PDX\"],"
                                + " \"connectTimeoutSec\": 5, \"region\": \"muc\", \"qos\": 1, \"clientId\": \"me\","
                                + " \"persistentSession\": true, \"caFile\": \"ca.pem\", \"clientCert\": \"c.pem\","
                                + " \"clientKey\": \"k.pem\"}]}",
                        Map.of("WHO", "bob", "PW", "$1"))
                .config()
                .sources()
                .get(0);
        assertThat(source.broker().transport()).isEqualTo(BrokerUri.Transport.WSS);
        assertThat(source.credentials().username()).hasValue(Secret.of("bob"));
        assertThat(source.credentials().password()).hasValue(Secret.of("a$1b${"));
        assertThat(source.iataFilter()).containsExactlyInAnyOrder("SEA", "PDX");
        assertThat(source.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(source.iata()).hasValue("MUC");
        assertThat(source.session()).isEqualTo(new SourceConfig.Session(1, Optional.of("me"), true));
        assertThat(source.tls())
                .isEqualTo(new SourceConfig.Tls(
                        false,
                        Optional.of(Path.of("ca.pem")),
                        Optional.of(Path.of("c.pem")),
                        Optional.of(Path.of("k.pem"))));
        assertThat(source.toString()).doesNotContain("bob", "$1");
    }

    /** Incident 80: a broker loses what a dead member of the group had in flight. */
    @Test
    void aSharedSubscriptionNeedsAPersistentSession() {
        String shared = "$share/group/meshcore/#";
        assertThatThrownBy(() -> load("{\"mqttSources\": [{\"broker\": \"h\", \"topics\": [\"" + shared + "\"]}]}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mqttSources[0].topics has a shared subscription")
                .hasMessageContaining("persistentSession");
        assertThatThrownBy(() -> load("{}", Map.of("MQTT_BROKER", "h", "MQTT_TOPIC", shared)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("MQTT_TOPIC");
        assertThatThrownBy(() -> load("{\"mqtt\": {\"broker\": \"h\", \"topic\": \"" + shared + "\"}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mqtt.topic");
        SourceConfig source = config(
                        "{\"mqttSources\": [{\"broker\": \"h\", \"persistentSession\": true, \"topics\": [\"" + shared
                                + "\"]}]}")
                .sources()
                .get(0);
        assertThat(source.subscribedTopics()).accepts("meshcore/SEA/x/packets").rejects("other/SEA");
    }
}
