package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses locations of databases, together with the environment variables for connections to PostgreSQL. */
public final class StoreUrls {

    /** These set servers and settings that are not in the URL. */
    private static final List<String> REFUSED = List.of("PGSERVICE", "PGOPTIONS");

    private static final Map<String, String> PARAMETERS = Map.of(
            "PGSSLMODE", "sslmode",
            "PGSSLROOTCERT", "sslrootcert",
            "PGSSLCERT", "sslcert",
            "PGSSLKEY", "sslkey",
            "PGSSLPASSWORD", "sslpassword");
    private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");
    /** Not a letter of a Windows drive. */
    private static final Pattern URL = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);

    private StoreUrls() {}

    /** A text that says where a database is, and what gave it: an option, a variable or a key. */
    record Named(String name, String text) {}

    /**
     * The file or the server of an option.
     *
     * @throws ConfigException if it is neither; the message does not show it
     */
    public static StoreLocation parse(String option, String text, Map<String, String> environment) {
        return parse(new Named(option, text), environment);
    }

    /** The same, with the name under which a server lists the connections, unless the URL gives one. */
    public static StoreLocation named(StoreLocation location, String applicationName) {
        return location instanceof StoreLocation.OnServer server
                ? new StoreLocation.OnServer(server.url().withDefaultApplicationName(applicationName))
                : location;
    }

    static StoreLocation parse(Named named, Map<String, String> environment) {
        if (PostgresUrl.isUrl(named.text()) || URL.matcher(named.text()).matches()) {
            return parseUrl(named, environment);
        }
        return new StoreLocation.InFile(ConfigObject.file(named.name(), named.text()));
    }

    static StoreLocation parseUrl(Named named, Map<String, String> environment) {
        PostgresUrl url;
        try {
            url = PostgresUrl.parse(named.text());
        } catch (IllegalArgumentException invalid) {
            throw new ConfigException(named.name() + ": " + invalid.getMessage());
        }
        for (String name : REFUSED) {
            if (!environment.getOrDefault(name, "").isBlank()) {
                throw new ConfigException(
                        name + " is set in the environment, which is not supported with a database URL; unset it");
            }
        }
        for (Map.Entry<String, String> each : PARAMETERS.entrySet()) {
            String value = environment.getOrDefault(each.getKey(), "").trim();
            if (!value.isEmpty()) {
                try {
                    url = url.withDefaultParameter(each.getValue(), value);
                } catch (IllegalArgumentException invalid) {
                    throw new ConfigException(each.getKey() + ": " + invalid.getMessage());
                }
            }
        }
        requireFiles(url);
        return new StoreLocation.OnServer(url);
    }

    /** Without them no connection would ever succeed, which looks like a server that is away. */
    private static void requireFiles(PostgresUrl url) {
        Map<String, String> properties = url.driverProperties();
        if ("disable".equals(properties.get("sslmode"))) {
            return;
        }
        for (String name : FILES) {
            String file = properties.get(name);
            if (file != null && !isReadable(file)) {
                throw new ConfigException(name + " of the database URL, or PG" + name.toUpperCase(Locale.ROOT)
                        + ", is not a file that can be read: " + file);
            }
        }
    }

    private static boolean isReadable(String file) {
        try {
            Path path = Path.of(file);
            return Files.isReadable(path) && !Files.isDirectory(path);
        } catch (InvalidPathException notOne) {
            return false;
        }
    }
}
