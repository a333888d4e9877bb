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

/**
 * Where a PostgreSQL database is and how to connect to it: {@code postgres://user:password@host:port/database?parameters}.
 *
 * <p>Accepted are the URLs that CoreScope takes and, beyond them, several hosts ({@code host1:5432,host2:5432}) and {@code
 * jdbc:postgresql:} URLs. Parameters may be named as libpq or as the JDBC driver names them. Neither {@link #toString} nor a
 * message of an exception contains the password, and no message repeats the URL.
 */
public final class PostgresUrl {

    private static final int MAX_PORT = 65_535;
    private static final String DEFAULT_SERVER_TYPE = "primary";

    /** The names of parameters in libpq, and what the JDBC driver calls them. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
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

    private final List<String> hosts;
    private final String database;
    private final String user;
    private final Optional<String> password;
    private final Map<String, String> properties;
    private final List<String> extensions;

    private PostgresUrl(
            List<String> hosts,
            String database,
            String user,
            Optional<String> password,
            Map<String, String> properties,
            List<String> extensions) {
        this.hosts = List.copyOf(hosts);
        this.database = database;
        this.user = user;
        this.password = password;
        this.properties = Map.copyOf(properties);
        this.extensions = List.copyOf(extensions);
    }

    /** Whether a text claims to be the URL of a PostgreSQL database, by its scheme. */
    public static boolean isUrl(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("postgres:") || lower.startsWith("postgresql:") || lower.startsWith("jdbc:postgresql:");
    }

    /**
     * Parses a URL.
     *
     * @throws IllegalArgumentException if it is invalid; the message says what is wrong without repeating the URL
     */
    public static PostgresUrl parse(String text) {
        String rest = Objects.requireNonNull(text, "text").strip();
        List<String> extensions = new ArrayList<>();
        if (rest.regionMatches(true, 0, "jdbc:", 0, 5)) {
            extensions.add("the scheme jdbc:postgresql");
            rest = rest.substring(5);
        }
        if (!isUrl(rest) || rest.indexOf("://") < 0) {
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
        String schema = properties.get("currentSchema");
        if (schema != null) {
            properties.put("currentSchema", schemaName(schema));
        }
        return properties;
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
            // The driver's words would repeat what may be a password.
            throw new IllegalArgumentException("the " + what + " of a database URL has an incomplete % escape");
        }
    }

    /** The same, with a name that the server lists among its connections unless the URL gives one. */
    public PostgresUrl withDefaultApplicationName(String name) {
        return withDefaultParameter("application_name", name);
    }

    /** The same, with the value of a parameter, such as {@code sslmode}, unless the URL gives one. */
    public PostgresUrl withDefaultParameter(String name, String value) {
        Objects.requireNonNull(value, "value");
        String property = Objects.requireNonNull(DRIVER_NAMES.get(name), name);
        if (properties.containsKey(property)) {
            return this;
        }
        Map<String, String> extended = new LinkedHashMap<>(properties);
        extended.put(property, value);
        return new PostgresUrl(hosts, database, user, password, extended, extensions);
    }

    /** Host and port of each server, such as {@code db.example:5432}. */
    public List<String> hosts() {
        return hosts;
    }

    /** The name of the database. */
    public String database() {
        return database;
    }

    /** The role to connect as. */
    public String user() {
        return user;
    }

    /** The password of the role. A secret: never print it. */
    public Optional<String> password() {
        return password;
    }

    /** The schema of the tables, if the URL names one. */
    public Optional<String> schema() {
        return Optional.ofNullable(properties.get("currentSchema"));
    }

    /** Properties of the JDBC driver that the URL's parameters stand for; may contain {@code sslpassword}, a secret. */
    public Map<String, String> driverProperties() {
        return properties;
    }

    /** What in this URL CoreScope does not understand, such as "several hosts"; empty if it can use the same URL. */
    public List<String> extensions() {
        return extensions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostgresUrl that
                && hosts.equals(that.hosts)
                && database.equals(that.database)
                && user.equals(that.user)
                && password.equals(that.password)
                && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hosts, database, user);
    }

    /** The URL for people: user, hosts, database and schema. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + String.join(",", hosts) + "/" + database
                + schema().map(name -> " (schema " + name + ")").orElse("");
    }
}
