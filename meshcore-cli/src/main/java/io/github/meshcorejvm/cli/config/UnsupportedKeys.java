package io.github.meshcorejvm.cli.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the keys of features that are not there yet. A switch that is on is a warning; PostgreSQL is refused, for the
 * messages would go where nobody looks for them. Keys that merely have no effect yet are checked and left alone.
 */
final class UnsupportedKeys {

    private static final List<String> URL_VARIABLES =
            List.of("CORESCOPE_WRITER_DATABASE_URL", "CORESCOPE_DATABASE_URL");
    private static final String POSTGRES_URL = "(?is)\\s*(jdbc:)?postgres(ql)?:.*";

    private UnsupportedKeys() {}

    static void check(ConfigObject root) {
        root.file("stateDir");
        warnIf(root.childOrEmpty("ingest").bool("standby", false), root, "ingest.standby");
    }

    /** Refuses a database that is not a SQLite file. */
    static void refusePostgres(ConfigObject root, Map<String, String> environment) {
        refuseUrl("dbPath", root.text("dbPath"));
        refuseUrl("DB_PATH", variable(environment, "DB_PATH"));
        ConfigObject db = root.childOrEmpty("db");
        Optional<String> backend = backend("CORESCOPE_DB_BACKEND", variable(environment, "CORESCOPE_DB_BACKEND"))
                .or(() -> backend(db.name("backend"), db.text("backend")));
        Optional<String> url = root.text("databaseURL");
        if (backend.isPresent()) {
            // SQLite is asked for by name, or it was refused.
            return;
        }
        for (String name : URL_VARIABLES) {
            variable(environment, name).ifPresent(value -> {
                throw unsupported(name);
            });
        }
        url.ifPresent(value -> {
            throw unsupported("databaseURL");
        });
    }

    private static Optional<String> backend(String key, Optional<String> name) {
        name.map(value -> value.toLowerCase(Locale.ROOT)).ifPresent(value -> {
            if (value.matches("postgres(ql)?")) {
                throw unsupported(key);
            }
            if (!value.equals("sqlite")) {
                throw ConfigException.notAllowed(key, "another (not shown)", "sqlite");
            }
        });
        return name;
    }

    /** A URL may hold a password: no message shows it. */
    private static void refuseUrl(String key, Optional<String> path) {
        if (path.filter(text -> text.matches(POSTGRES_URL)).isPresent()) {
            throw unsupported(key);
        }
    }

    private static ConfigException unsupported(String key) {
        return new ConfigException("PostgreSQL is not supported by this version, but " + key
                + " asks for it; remove it, or give --db FILE");
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.of(environment.getOrDefault(name, "").trim()).filter(text -> !text.isEmpty());
    }

    private static void warnIf(boolean asked, ConfigObject root, String key) {
        if (asked) {
            root.warnings().add(key + " is not supported yet, ignored");
        }
    }
}
