package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.ConfigLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a broker says is kept and shown as the last error: in one line without control characters, and not without end. */
class BrokerTextTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(30)
    void aLongAnswerOfABrokerIsCutAndEscaped() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> refuse(server));
            thread.setDaemon(true);
            thread.start();
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"ws://127.0.0.1:" + server.getLocalPort()
                            + "\"}]}");
            PahoSource source = new PahoSource(
                    new ConfigLoader(Map.of())
                            .load(Optional.of(config))
                            .config()
                            .sources()
                            .get(0),
                    "id");
            source.start(message -> {});
            try {
                while (source.status().snapshot().lastError().isEmpty()) {
                    Thread.sleep(20);
                }
            } finally {
                source.close();
            }
            assertThat(source.status().snapshot().lastError().get())
                    .startsWith("WebSocket refused: HTTP/1.1 503 \\u001b[31m")
                    .hasSizeLessThan(600);
        }
    }

    private static void refuse(ServerSocket server) {
        while (true) {
            try (Socket socket = server.accept()) {
                byte[] answer = ("HTTP/1.1 503 \u001b[31m" + "busy ".repeat(1_500) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                socket.getOutputStream().write(answer);
                socket.getInputStream().read(new byte[4096]);
            } catch (IOException closed) {
                return;
            }
        }
    }
}
