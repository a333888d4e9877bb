package io.github.meshcorejvm.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Parses the URL of a PostgreSQL database. No message repeats a part of it that may be a secret. */
final class PostgresUrlParser {

    private static final int MAX_PORT = 65_535;
    private static final String DEFAULT_SERVER_TYPE = "primary";

    private static final String OWN_SCHEMA = "meshcore";

    /** The names of parameters in libpq, and what the JDBC driver calls them. */
    static final Map<String, String> DRIVER_NAMES = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "sslpassword", "sslpassword",
            "target_session_attrs", "targetServerType",
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "search_path", "currentSchema");

    private static final Map<String, String> SERVER_TYPES = Map.of(
            "read-write",
            DEFAULT_SERVER_TYPE,
            DEFAULT_SERVER_TYPE,
            DEFAULT_SERVER_TYPE,
            "standby",
            "secondary",
            "read-only",
            "secondary",
            "secondary",
            "secondary",
            "prefer-standby",
            "preferSecondary",
            "preferSecondary",
            "preferSecondary",
            "any",
            "any");

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private PostgresUrlParser() {}

    /**
     * Parses a URL.
     *
     * @throws IllegalArgumentException if it is invalid; the message says what is wrong without repeating the URL
     */
    static PostgresUrl parse(String text) {
        String rest = Objects.requireNonNull(text, "text").strip();
        List<String> extensions = new ArrayList<>();
        if (rest.regionMatches(true, 0, "jdbc:", 0, 5)) {
            extensions.add("the scheme jdbc:postgresql");
            rest = rest.substring(5);
        }
        if (!PostgresUrl.isUrl(rest) || rest.indexOf("://") < 0) {
            throw new IllegalArgumentException("a database URL must begin with postgres:// or postgresql://");
        }
        rest = rest.substring(rest.indexOf("://") + 3);
        if (rest.indexOf('#') >= 0) {
            throw new IllegalArgumentException("a # in a database URL must be written %23");
        }
        int query = rest.indexOf('?');
        Map<String, String> parameters = parameters(query < 0 ? "" : rest.substring(query + 1), !extensions.isEmpty());
        String main = query < 0 ? rest : rest.substring(0, query);
        int slash = main.indexOf('/');
        if (slash >= 0 && main.indexOf('@', slash) >= 0) {
            // What seems to be host and database may be a part of a password that was not encoded.
            throw new IllegalArgumentException(
                    "a database URL has an @ behind its first /: write / as %2F in a user name or password, and @ as %40 in a"
                            + " database name");
        }
        String database = slash < 0 ? "" : decode(main.substring(slash + 1), "database name");
        if (database.isEmpty() || database.contains("/")) {
            throw new IllegalArgumentException("a database URL must name one database: postgres://user@host/database");
        }
        String authority = main.substring(0, slash);
        int at = authority.lastIndexOf('@');
        String[] credentials = (at < 0 ? "" : authority.substring(0, at)).split(":", 2);
        Optional<String> user = Optional.ofNullable(parameters.remove("user"))
                .or(() -> Optional.of(decode(credentials[0], "user name")))
                .filter(name -> !name.isEmpty());
        Optional<String> password = Optional.ofNullable(parameters.remove("password"))
                .or(() -> credentials.length < 2 ? Optional.empty() : Optional.of(decode(credentials[1], "password")));
        List<String> hosts = hosts(authority.substring(at + 1));
        if (hosts.size() > 1) {
            extensions.add("several hosts");
        }
        return new PostgresUrl(
                hosts,
                database,
                user.orElseThrow(() ->
                        new IllegalArgumentException("a database URL must name a user: postgres://user@host/database")),
                password,
                properties(parameters),
                extensions);
    }

    private static List<String> hosts(String text) {
        List<String> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
            String name = colon < 0 ? host : host.substring(0, colon);
            if (name.isEmpty() || !name.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]")) {
                throw new IllegalArgumentException("a database URL must name a host: postgres://user@host/database");
            }
            if (colon >= 0 && !isPort(host.substring(colon + 1))) {
                throw new IllegalArgumentException("the port of a database URL must be a number from 1 to " + MAX_PORT);
            }
            hosts.add(colon < 0 ? name + ":5432" : host);
        }
        return hosts;
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_PORT;
    }

    private static Map<String, String> parameters(String query, boolean jdbc) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            boolean known = DRIVER_NAMES.containsKey(name)
                    || jdbc && (DRIVER_NAMES.containsValue(name) || name.equals("user") || name.equals("password"));
            if (!known) {
                throw new IllegalArgumentException("a database URL has an unknown parameter; allowed are "
                        + String.join(
                                ", ", DRIVER_NAMES.keySet().stream().sorted().toList()));
            }
            String key = DRIVER_NAMES.getOrDefault(name, name);
            if (parameters.put(key, decode(equals < 0 ? "" : pair.substring(equals + 1), name)) != null) {
                throw new IllegalArgumentException("a database URL gives " + name + " twice");
            }
        }
        return parameters;
    }

    private static Map<String, String> properties(Map<String, String> parameters) {
        Map<String, String> properties = new LinkedHashMap<>(parameters);
        String type = properties.getOrDefault("targetServerType", DEFAULT_SERVER_TYPE);
        if (!SERVER_TYPES.containsKey(type)) {
            throw new IllegalArgumentException(
                    "target_session_attrs of a database URL must be read-write, primary, standby, read-only,"
                            + " prefer-standby or any");
        }
        properties.put("targetServerType", SERVER_TYPES.get(type));
        String sslMode = properties.get("sslmode");
        if (sslMode != null) {
            requireSslMode("sslmode of a database URL", sslMode);
        }
        String timeout = properties.get("connectTimeout");
        if (timeout != null && !timeout.matches("[1-9]|10")) {
            throw new IllegalArgumentException("connect_timeout of a database URL must be 1 to 10 seconds");
        }
        String schema = properties.get("currentSchema");
        if (schema != null) {
            String name = schemaName(schema);
            if (name.equals(OWN_SCHEMA)) {
                throw new IllegalArgumentException("search_path of a database URL must not be " + OWN_SCHEMA
                        + ": that schema has this program's own tables");
            }
            properties.put("currentSchema", name);
        }
        return properties;
    }

    /** Refuses what the driver would refuse at each connection, as if the server were away. */
    static void requireSslMode(String what, String value) {
        if (!SSL_MODES.contains(value)) {
            throw new IllegalArgumentException(what + " must be " + String.join(", ", SSL_MODES));
        }
    }

    /** One name, which PostgreSQL folds to lower case unless it is quoted. */
    private static String schemaName(String text) {
        if (text.matches("\"[^\",]+\"")) {
            return text.substring(1, text.length() - 1);
        }
        if (!text.matches("[\\p{L}_][\\p{L}\\p{N}_$]*")) {
            throw new IllegalArgumentException("search_path of a database URL must be the name of one schema");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String decode(String text, String what) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // The driver's message could repeat a password.
            throw new IllegalArgumentException("the " + what + " of a database URL has an incomplete % escape");
        }
    }
}
