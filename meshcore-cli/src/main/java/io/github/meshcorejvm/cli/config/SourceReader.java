package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.cli.config.SourceConfig.Credentials;
import io.github.meshcorejvm.cli.config.SourceConfig.Session;
import io.github.meshcorejvm.cli.config.SourceConfig.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the brokers: {@code MQTT_BROKER}, else {@code mqttSources}, else {@code mqtt}, else the one on this machine. */
final class SourceReader {

    private static final int DEFAULT_CONNECT_SECONDS = 30;
    private static final int MAX_SECONDS = 3600;
    /** Each has some threads of its own. */
    private static final int MAX_SOURCES = 250;

    private final Map<String, String> environment;

    SourceReader(Map<String, String> environment) {
        this.environment = environment;
    }

    List<SourceConfig> read(ConfigObject config) {
        String broker = environment.getOrDefault("MQTT_BROKER", "").trim();
        if (!broker.isEmpty()) {
            String topic = environment.getOrDefault("MQTT_TOPIC", "").trim();
            return List.of(
                    plain("MQTT_BROKER", "env", broker, List.of(topic.isEmpty() ? TopicFilters.DEFAULT : topic)));
        }
        List<SourceConfig> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<ConfigObject> configured = config.children("mqttSources");
        if (configured.size() > MAX_SOURCES) {
            throw new ConfigException(
                    "mqttSources must have at most " + MAX_SOURCES + " entries but has " + configured.size());
        }
        for (ConfigObject source : configured) {
            sources.add(withUniqueName(read(source, source.name("broker")), names, source));
        }
        if (!sources.isEmpty()) {
            return sources;
        }
        ConfigObject single = config.childOrEmpty("mqtt");
        Optional<String> singleBroker = single.text("broker");
        if (singleBroker.isEmpty()) {
            config.warnings().noSourceNamed();
            return List.of(plain("broker", "local", "mqtt://localhost:1883", List.of(TopicFilters.DEFAULT)));
        }
        List<String> topics = new ArrayList<>();
        single.text("topic").ifPresent(topics::add);
        topics.add(TopicFilters.DEFAULT);
        return List.of(plain(single.name("broker"), "default", singleBroker.get(), topics));
    }

    private static SourceConfig plain(String key, String name, String broker, List<String> topics) {
        BrokerUri uri = BrokerUri.parse(key, broker);
        uri.userInfo().ifPresent(info -> MqttText.require(key, info.username()));
        return new SourceConfig(
                name,
                uri,
                credentials(uri, Credentials.NONE),
                checked(key.startsWith("MQTT_") ? "MQTT_TOPIC" : "mqtt.topic", topics, Session.DEFAULT),
                Set.of(),
                Optional.empty(),
                Duration.ofSeconds(DEFAULT_CONNECT_SECONDS),
                Session.DEFAULT,
                Tls.DEFAULT);
    }

    private SourceConfig read(ConfigObject source, String brokerKey) {
        BrokerUri broker = BrokerUri.parse(
                brokerKey,
                source.text("broker")
                        .orElseThrow(() ->
                                new ConfigException(brokerKey + " must be " + BrokerUri.ALLOWED + " but is absent")));
        Credentials configured = new Credentials(
                source.string("username").map(value -> expand(source, "username", value)),
                source.string("password").map(value -> expand(source, "password", value)),
                source.file("passwordFile"));
        List<String> topics = source.strings("topics");
        Tls tls = new Tls(
                source.bool("rejectUnauthorized", true),
                source.file("caFile"),
                source.file("clientCert"),
                source.file("clientKey"));
        if (tls.clientCert().isPresent() != tls.clientKey().isPresent()) {
            throw new ConfigException(source.name("clientCert") + " and clientKey must both be given, or neither");
        }
        Session session = session(source);
        session.clientId().ifPresent(id -> MqttText.require(source.name("clientId"), Secret.of(id)));
        Credentials credentials = credentials(broker, configured);
        credentials
                .username()
                .ifPresent(user -> MqttText.require(
                        configured.username().isPresent() ? source.name("username") : brokerKey, user));
        return new SourceConfig(
                source.text("name").orElse(broker.toString()),
                broker,
                credentials,
                checked(source.name("topics"), topics.isEmpty() ? List.of(TopicFilters.DEFAULT) : topics, session),
                IataCode.filter(source, "iataFilter"),
                IataCode.fallback(source, "region"),
                Duration.ofSeconds(
                        Math.min(MAX_SECONDS, source.positive("connectTimeoutSec", DEFAULT_CONNECT_SECONDS))),
                session,
                tls);
    }

    private static Session session(ConfigObject source) {
        OptionalLong qos = source.integer("qos");
        if (qos.isPresent() && qos.getAsLong() > 1) {
            throw ConfigException.notAllowed(source.name("qos"), Long.toString(qos.getAsLong()), "0 or 1");
        }
        return new Session(
                qos.isPresent() && qos.getAsLong() == 0 ? 0 : 1,
                source.text("clientId"),
                source.bool("persistentSession", false));
    }

    private static Credentials credentials(BrokerUri broker, Credentials configured) {
        if (broker.userInfo().isEmpty()) {
            return configured;
        }
        BrokerUri.UserInfo info = broker.userInfo().get();
        boolean ownPassword =
                configured.password().isPresent() || configured.passwordFile().isPresent();
        return new Credentials(
                configured.username().or(() -> Optional.of(info.username())),
                ownPassword ? configured.password() : info.password(),
                configured.passwordFile());
    }

    /** Puts the environment's values in place of <code>${NAME}</code>. */
    private Secret expand(ConfigObject source, String key, String value) {
        StringBuilder expanded = new StringBuilder();
        int done = 0;
        for (int start = value.indexOf("${"); start >= 0; start = value.indexOf("${", done)) {
            int end = value.indexOf('}', start);
            String name = end < 0 ? "" : value.substring(start + 2, end);
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                expanded.append(value, done, start + 2);
                done = start + 2;
                continue;
            }
            String found = environment.get(name);
            if (found == null) {
                // Next to other text, the text in the braces may be a part of a password.
                boolean alone = value.equals("${" + name + "}");
                throw new ConfigException(source.name(key) + " names "
                        + (alone ? "the environment variable " + name + ", which" : "an environment variable that")
                        + " is not set");
            }
            expanded.append(value, done, start).append(found);
            done = end + 1;
        }
        return Secret.of(expanded.append(value, done, value.length()).toString());
    }

    private static List<String> checked(String key, List<String> topics, Session session) {
        if (!session.persistent() && topics.stream().anyMatch(TopicFilters::isShared)) {
            throw new ConfigException(key
                    + " has a shared subscription ($share/…), which loses messages without persistentSession: set that to"
                    + " true in mqttSources, or subscribe without $share");
        }
        for (String topic : topics) {
            Optional<String> problem = TopicFilters.problem(topic);
            if (problem.isPresent()) {
                throw ConfigException.notAllowed(key, '"' + topic + "\" (" + problem.get() + ")", "MQTT topic filters");
            }
        }
        return TopicFilters.withoutCovered(topics);
    }

    private static SourceConfig withUniqueName(SourceConfig source, Set<String> taken, ConfigObject object) {
        String name = source.name();
        for (int n = 2; !taken.add(name); n++) {
            name = source.name() + " (" + n + ")";
        }
        if (name.equals(source.name())) {
            return source;
        }
        object.warnings().add(object.name("name") + " is not unique, the source is called " + name);
        return source.withName(name);
    }
}
