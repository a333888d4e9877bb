package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.ConfigBytes;
import io.github.meshcorejvm.cli.config.SourceConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/** The options of CONNECT to a broker. */
final class ConnectOptions {

    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int MAX_PASSWORD_BYTES = 64 << 10;

    private ConnectOptions() {}

    /** The options of {@code source}; reads its password file, which may change between two connections. */
    static MqttConnectOptions of(SourceConfig source) throws IOException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(!source.session().persistent());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) source.connectTimeout().toSeconds());
        options.setAutomaticReconnect(false);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        source.credentials().username().ifPresent(user -> options.setUserName(user.reveal()));
        password(source).ifPresent(password -> options.setPassword(password.toCharArray()));
        return options;
    }

    private static Optional<String> password(SourceConfig source) throws IOException {
        if (source.credentials().passwordFile().isPresent()) {
            Path file = source.credentials().passwordFile().get();
            byte[] content = ConfigBytes.read("the password file", file, MAX_PASSWORD_BYTES);
            return Optional.of(new String(content, StandardCharsets.UTF_8).strip());
        }
        return source.credentials().password().map(secret -> secret.reveal());
    }
}
