package io.github.meshcorejvm.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a PostgreSQL database is and how to connect to it: {@code postgres://user:password@host:port/database?parameters}.
 *
 * <p>Accepts the URLs that CoreScope accepts and also several hosts ({@code host1:5432,host2:5432}) and {@code
 * jdbc:postgresql:} URLs. Parameters may have their libpq names or their JDBC driver names. Neither {@link #toString} nor any
 * exception message contains the password, and no message repeats the URL.
 */
public final class PostgresUrl {

    private final List<String> hosts;
    private final String database;
    private final String user;
    private final Optional<String> password;
    private final Map<String, String> properties;
    private final List<String> extensions;

    PostgresUrl(
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

    /** Whether a text has the scheme of a PostgreSQL URL. */
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
        return PostgresUrlParser.parse(text);
    }

    /** The same, with an application name, which the server shows in its list of connections, unless the URL gives one. */
    public PostgresUrl withDefaultApplicationName(String name) {
        return withDefaultParameter("application_name", name);
    }

    /**
     * The same, with the value of a parameter, such as {@code sslmode}, unless the URL gives one.
     *
     * @throws IllegalArgumentException if it is none of the SSL modes; the message does not repeat it
     */
    public PostgresUrl withDefaultParameter(String name, String value) {
        Objects.requireNonNull(value, "value");
        String property = Objects.requireNonNull(PostgresUrlParser.DRIVER_NAMES.get(name), name);
        if (properties.containsKey(property)) {
            return this;
        }
        if (name.equals("sslmode")) {
            PostgresUrlParser.requireSslMode("the SSL mode", value);
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

    /**
     * Whether the URL asks for a standby, or prefers one ({@code target_session_attrs}): nothing can be written there.
     */
    public boolean wantsStandby() {
        return properties
                .getOrDefault("targetServerType", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("secondary");
    }

    /** The parts of this URL that CoreScope does not support, such as "several hosts"; empty if it can use the same URL. */
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
