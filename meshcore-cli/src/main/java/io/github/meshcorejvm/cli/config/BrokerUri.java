package io.github.meshcorejvm.cli.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The address and protocol of a broker. User info is kept separately and never printed.
 *
 * @param transport TCP or WebSocket, with TLS or without
 * @param host a name or address, without brackets
 * @param port 1…65535
 * @param path of a WebSocket, from the slash on; empty when none was given
 */
public record BrokerUri(Transport transport, String host, int port, String path, Optional<UserInfo> userInfo) {

    static final String ALLOWED =
            "HOST, HOST:PORT or a URL with mqtt://, tcp://, mqtts://, ssl://, tls://, ws:// or wss://";

    /** The transport of MQTT. */
    public enum Transport {
        /** Plain TCP. */
        TCP("tcp", 1883, false),
        /** TLS over TCP. */
        TLS("ssl", 8883, true),
        /** WebSocket. */
        WS("ws", 80, false),
        /** WebSocket over TLS. */
        WSS("wss", 443, true);

        private final String scheme;
        private final int defaultPort;
        private final boolean encrypted;

        Transport(String scheme, int defaultPort, boolean encrypted) {
            this.scheme = scheme;
            this.defaultPort = defaultPort;
            this.encrypted = encrypted;
        }

        /** Whether TLS is used. */
        public boolean isEncrypted() {
            return encrypted;
        }

        private static Optional<Transport> ofScheme(String scheme) {
            switch (scheme) {
                case "mqtt":
                case "tcp":
                    return Optional.of(TCP);
                case "mqtts":
                case "ssl":
                case "tls":
                    return Optional.of(TLS);
                case "ws":
                    return Optional.of(WS);
                case "wss":
                    return Optional.of(WSS);
                default:
                    return Optional.empty();
            }
        }
    }

    /** User name and password of a URL. */
    public record UserInfo(Secret username, Optional<Secret> password) {}

    /**
     * Reads {@code text}.
     *
     * @param key its name in errors
     * @throws ConfigException if it is not a valid URL of a broker
     */
    public static BrokerUri parse(String key, String text) {
        String trimmed = text.trim();
        int schemeEnd = trimmed.indexOf("://");
        String scheme = schemeEnd < 0 ? "mqtt" : trimmed.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        Optional<Transport> transport = Transport.ofScheme(scheme);
        if (transport.isEmpty()) {
            throw new ConfigException(
                    key + " must be " + ALLOWED + " but its scheme is " + shown(scheme, "[a-z][a-z0-9+.-]{0,15}"));
        }
        String rest = schemeEnd < 0 ? trimmed : trimmed.substring(schemeEnd + 3);
        int pathStart = pathStart(transport.get(), rest);
        String authority = rest.substring(0, pathStart);
        int userEnd = authority.lastIndexOf('@');
        String hostAndPort = authority.substring(userEnd + 1);
        Optional<UserInfo> user =
                userEnd < 0 ? Optional.empty() : Optional.of(userInfo(authority.substring(0, userEnd)));
        String path = rest.substring(pathStart);
        if (path.startsWith("//") || schemeEnd < 0 && (path.contains("@") || beginsWithScheme(rest))) {
            // Not a path but user info after an incomplete scheme.
            throw new ConfigException(key + " must be " + ALLOWED + " but has a scheme without ://");
        }
        if (path.contains("@")) {
            // All of what seems to be host and path may be a part of a password.
            throw new ConfigException(
                    key + " (not shown) has an @ behind its first /, ? or #: in a user name or password"
                            + " write / as %2F, ? as %3F and # as %23, elsewhere @ as %40");
        }
        return of(key, transport.get(), hostAndPort, path, user);
    }

    private static boolean beginsWithScheme(String text) {
        int colon = text.indexOf(":/");
        return colon > 0
                && Transport.ofScheme(text.substring(0, colon).toLowerCase(Locale.ROOT))
                        .isPresent();
    }

    /**
     * Where the path begins: behind the user info, which may contain each of the separators if it was not encoded. Only a
     * WebSocket has a path, so that an @ in another URL ends user info.
     */
    private static int pathStart(Transport transport, String rest) {
        int first = indexOfAny(rest, "/?#");
        int at = rest.lastIndexOf('@');
        if (at < first || first == 0) {
            return first;
        }
        String authority = rest.substring(0, first);
        boolean hasPath = transport == Transport.WS || transport == Transport.WSS;
        boolean isUserInfo = hasPath
                ? authority.contains(":") && !authority.contains("@") && !isHostAndPort(authority)
                : authority.contains(":");
        return isUserInfo ? at + 1 + indexOfAny(rest.substring(at + 1), "/?#") : first;
    }

    private static BrokerUri of(
            String key, Transport transport, String hostAndPort, String path, Optional<UserInfo> user) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > hostAndPort.lastIndexOf(']');
        String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String plainHost = bracketed ? host.substring(1, host.length() - 1) : host;
        if (!isHost(plainHost, bracketed)) {
            throw ConfigException.notAllowed(key, "without a usable host", ALLOWED);
        }
        int port = transport.defaultPort;
        if (hasPort && colon + 1 < hostAndPort.length()) {
            port = port(key, hostAndPort.substring(colon + 1));
        }
        return new BrokerUri(transport, plainHost, port, path, user);
    }

    private static int port(String key, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535 && text.charAt(0) != '+') {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw new ConfigException(key + " must have a port of 1…65535 but has " + shown(text, "\\d{1,5}"));
    }

    private static UserInfo userInfo(String text) {
        int colon = text.indexOf(':');
        String user = colon < 0 ? text : text.substring(0, colon);
        Optional<Secret> password =
                colon < 0 ? Optional.empty() : Optional.of(Secret.of(decoded(text.substring(colon + 1))));
        return new UserInfo(Secret.of(decoded(user)), password);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static boolean isHostAndPort(String authority) {
        return authority.matches("[^:@]*:\\d{1,5}") || authority.matches("\\[[0-9a-fA-F:.]+\\](:\\d{1,5})?");
    }

    private static boolean isHost(String host, boolean bracketed) {
        return host.matches(bracketed ? "[0-9a-fA-F:.]+(%[0-9A-Za-z]+)?" : "[\\p{L}\\p{N}._-]+");
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** If a separator is missing or misplaced, any part may be a user name or a password. */
    private static String shown(String text, String harmless) {
        return text.matches(harmless) ? '"' + text + '"' : "another (not shown)";
    }

    /**
     * The URL in the form that may be shown and that the MQTT library repeats: without user info, query values and fragment.
     */
    public String toServerUri() {
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return transport.scheme + "://" + shownHost + ":" + port + shownPath();
    }

    /** A query may contain a token; the path of a WebSocket seldom does. */
    private String shownPath() {
        int query = indexOfAny(path, "?#");
        return query == path.length()
                ? path
                : path.substring(0, query) + path.charAt(query) + Secret.of("").toString();
    }

    /** The URL without secrets. */
    @Override
    public String toString() {
        return toServerUri();
    }
}
