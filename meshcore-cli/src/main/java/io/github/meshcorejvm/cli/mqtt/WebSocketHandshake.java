package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.BrokerUri;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Opens a WebSocket for MQTT (RFC 6455, 4.1; MQTT 3.1.1, 6). */
final class WebSocketHandshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String DEFAULT_PATH = "/mqtt";
    private static final int MAX_LINE = 8192;
    private static final int MAX_LINES = 100;

    private final BrokerUri broker;

    WebSocketHandshake(BrokerUri broker) {
        this.broker = broker;
    }

    /** Requests the upgrade and reads the answer up to its last line. */
    void perform(InputStream in, OutputStream out) throws IOException {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        String host = broker.host().indexOf(':') >= 0 ? "[" + broker.host() + "]" : broker.host();
        String path = broker.path().isEmpty() ? DEFAULT_PATH : broker.path();
        String request = "GET " + (path.startsWith("/") ? path : "/" + path) + " HTTP/1.1\r\n"
                + "Host: " + host + ":" + broker.port() + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: mqtt\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        readAnswer(in, accepting(key));
    }

    private static void readAnswer(InputStream in, String expectedAccept) throws IOException {
        String status = readLine(in);
        if (!status.matches("HTTP/1\\.[01] 101( .*)?")) {
            throw new IOException("WebSocket refused: " + status);
        }
        boolean accepted = false;
        for (int lines = 0; lines < MAX_LINES; lines++) {
            String line = readLine(in);
            if (line.isEmpty()) {
                if (!accepted) {
                    throw new IOException("the WebSocket handshake failed: Sec-WebSocket-Accept is missing or wrong");
                }
                return;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
            accepted |= name.equals("sec-websocket-accept")
                    && line.substring(colon + 1).trim().equals(expectedAccept);
        }
        throw new IOException("the WebSocket response has too many lines");
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended inside the WebSocket response");
            }
            if (line.length() == MAX_LINE) {
                throw new IOException("a line of the WebSocket response is too long");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static String accepting(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
