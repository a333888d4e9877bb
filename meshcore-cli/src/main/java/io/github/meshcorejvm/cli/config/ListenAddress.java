package io.github.meshcorejvm.cli.config;

/**
 * The address at which the program listens.
 *
 * @param host the name or address of an interface
 * @param port 0…65535; 0 = any free one
 */
public record ListenAddress(String host, int port) {

    static final String ALLOWED = "HOST:PORT, for example 127.0.0.1:9464";

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Reads {@code host:port}; an empty host or {@code *} means every interface. */
    static ListenAddress parse(String key, String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1).trim());
            if (colon >= 0 && port >= 0 && port <= 65535) {
                String host = text.substring(0, colon).trim();
                boolean bracketed = host.startsWith("[") && host.endsWith("]");
                host = bracketed ? host.substring(1, host.length() - 1) : host;
                return new ListenAddress(host.isEmpty() || host.equals("*") ? "0.0.0.0" : host, port);
            }
        } catch (NumberFormatException notAPort) {
            // Reported below, with the whole value.
        }
        throw ConfigException.notAllowed(key, '"' + text + '"', ALLOWED);
    }
}
