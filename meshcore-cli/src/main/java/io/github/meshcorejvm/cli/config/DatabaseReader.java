package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreLocation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is: by {@code --db}, else by the environment and the configuration, which may name files and servers. A
 * URL may contain a password: no message shows one.
 */
final class DatabaseReader {

    private static final String DEFAULT_FILE = "data/meshcore.db";
    private static final String BACKEND_VARIABLE = "CORESCOPE_DB_BACKEND";
    private static final String SQLITE = "sqlite";
    private static final String POSTGRES = "postgres";

    private final ConfigObject root;
    private final Map<String, String> environment;
    private final DatabaseUse use;

    DatabaseReader(ConfigObject root, Map<String, String> environment, DatabaseUse use) {
        this.root = root;
        this.environment = environment;
        this.use = use;
    }

    StoreLocation read(Optional<String> option) {
        StoreLocation location = locate(option);
        boolean writes = use == DatabaseUse.WRITE || use == DatabaseUse.OWN;
        if (writes
                && location instanceof StoreLocation.OnServer server
                && server.url().wantsStandby()) {
            throw new ConfigException(
                    "target_session_attrs of the database URL asks for a standby, to which nothing can be"
                            + " written; use read-write, or leave it out");
        }
        return location;
    }

    private StoreLocation locate(Optional<String> option) {
        if (option.isPresent()) {
            return StoreUrls.parse(new StoreUrls.Named("--db", option.get()), environment);
        }
        Optional<StoreUrls.Named> path = variable("DB_PATH").or(() -> key("dbPath"));
        path.filter(named -> PostgresUrl.isUrl(named.text())).ifPresent(named -> {
            throw new ConfigException(named.name() + " must be a file, but is the URL of a PostgreSQL database;"
                    + " use databaseURL or CORESCOPE_WRITER_DATABASE_URL for it");
        });
        Optional<StoreUrls.Named> url = url();
        String backend = backend().orElseGet(() -> {
            if (path.isPresent() && anyUrl().isPresent()) {
                throw new ConfigException(path.get().name() + " names a SQLite file and "
                        + anyUrl().get().name()
                        + " a PostgreSQL database; set db.backend to sqlite or postgres, or remove one");
            }
            return anyUrl().isPresent() ? POSTGRES : SQLITE;
        });
        if (backend.equals(SQLITE)) {
            return new StoreLocation.InFile(ConfigObject.file(
                    path.map(StoreUrls.Named::name).orElse("dbPath"),
                    path.map(StoreUrls.Named::text).orElse(DEFAULT_FILE)));
        }
        return StoreUrls.parseUrl(url.orElseThrow(this::withoutUrl), environment);
    }

    private ConfigException withoutUrl() {
        return new ConfigException(
                use == DatabaseUse.OWN
                        ? "the URL of the role that owns the tables is required: give --db URL or"
                                + " CORESCOPE_DATABASE_URL (databaseURL of the configuration is that of the writer)"
                        : "db.backend is postgres, but no database is given: set databaseURL,"
                                + " CORESCOPE_WRITER_DATABASE_URL or --db");
    }

    private Optional<StoreUrls.Named> url() {
        for (String name : use.variables()) {
            Optional<StoreUrls.Named> found = variable(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return use == DatabaseUse.OWN ? Optional.empty() : key("databaseURL");
    }

    /** The variables that select PostgreSQL, whether or not this command could use it. */
    private Optional<StoreUrls.Named> anyUrl() {
        return url().or(() -> variable("CORESCOPE_WRITER_DATABASE_URL")).or(() -> key("databaseURL"));
    }

    private Optional<String> backend() {
        Map<String, String> named = new LinkedHashMap<>();
        variable(BACKEND_VARIABLE).ifPresent(value -> named.put(BACKEND_VARIABLE, value.text()));
        root.childOrEmpty("db").text("backend").ifPresent(value -> named.put("db.backend", value));
        named.replaceAll((name, value) -> {
            String lower = value.toLowerCase(Locale.ROOT);
            if (!lower.equals(SQLITE) && !lower.equals(POSTGRES)) {
                throw ConfigException.notAllowed(name, "another (not shown)", "sqlite or postgres");
            }
            return lower;
        });
        if (named.values().stream().distinct().count() > 1) {
            throw new ConfigException(BACKEND_VARIABLE + " is " + named.get(BACKEND_VARIABLE) + " but db.backend is "
                    + named.get("db.backend") + "; they must agree");
        }
        return named.values().stream().findFirst();
    }

    private Optional<StoreUrls.Named> variable(String name) {
        return Optional.of(environment.getOrDefault(name, "").trim())
                .filter(text -> !text.isEmpty())
                .map(text -> new StoreUrls.Named(name, text));
    }

    private Optional<StoreUrls.Named> key(String name) {
        return root.text(name).map(text -> new StoreUrls.Named(name, text));
    }
}
