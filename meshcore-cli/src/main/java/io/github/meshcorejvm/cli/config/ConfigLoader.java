package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.codec.region.RegionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the configuration: defaults, over them the file, over it the environment. Unknown keys belong to other programs.
 * Repairable problems are warnings; an invalid value is a {@link ConfigException}.
 */
public final class ConfigLoader {

    private static final String STATE_FOLDER = "CORESCOPE_STATE_DIR";
    private static final String LISTEN = "MESHCORE_METRICS_LISTEN";
    private static final int DEFAULT_BUFFER_SIZE = 50_000;
    private static final String DEFAULT_STATE_FOLDER = "data";
    private static final String DEFAULT_STATS_FILE = "/tmp/corescope-ingestor-stats.json";

    /** Gson's message has the path of keys: one of them may be a channel key in the wrong place. */
    private static final Pattern POSITION = Pattern.compile("not JSON: .* at (line \\d+) (column \\d+) .*");

    private final Map<String, String> environment;
    private final DatabaseUse use;
    private final Optional<String> database;
    private final boolean withSources;

    /** A loader in which {@code environment} overrides the file. */
    public ConfigLoader(Map<String, String> environment) {
        this(Map.copyOf(environment), DatabaseUse.WRITE, Optional.empty(), true);
    }

    private ConfigLoader(
            Map<String, String> environment, DatabaseUse use, Optional<String> database, boolean withSources) {
        this.environment = environment;
        this.use = use;
        this.database = database;
        this.withSources = withSources;
    }

    /** The same, for a command that uses the database like this. */
    public ConfigLoader forUse(DatabaseUse other) {
        return new ConfigLoader(environment, other, database, withSources);
    }

    /** The same with this database, a file or a URL, whatever the configuration and the environment name. */
    public ConfigLoader withDatabase(String fileOrUrl) {
        return new ConfigLoader(environment, use, Optional.of(fileOrUrl), withSources);
    }

    /** The same for a command that connects to no broker: a password that only ingest's environment has is not missed. */
    public ConfigLoader withoutSources() {
        return new ConfigLoader(environment, use, database, false);
    }

    /** The same, for callers that do not use the configured database. */
    public ConfigLoader forAnyDatabase() {
        return forUse(DatabaseUse.NONE).withDatabase("meshcore.db");
    }

    /** The configuration from {@code file}; a missing file is a warning, no file at all is fine. */
    public LoadedConfig load(Optional<Path> file) {
        Warnings warnings = new Warnings();
        JsonObject content = file.map(path -> parse(path, warnings)).orElseGet(JsonObject::new);
        KeySpeller.check(content, warnings);
        try {
            return load(file, new ConfigObject(content, "", warnings));
        } catch (ConfigException invalid) {
            // What is missing may be there under a misspelt key.
            throw warnings.withSlips(invalid);
        }
    }

    private LoadedConfig load(Optional<Path> file, ConfigObject root) {
        Warnings warnings = root.warnings();
        Optional<Path> keyFile = ChannelKeyReader.keyFile(root, environment, file);
        Config config = read(root, keyFile);
        IataOverlap.check(config, warnings);
        if (use != DatabaseUse.NONE && config.standby() && !config.isOnServer()) {
            root.warnings().add("ingest.standby needs a PostgreSQL database, ignored");
        }
        return new LoadedConfig(
                config, warnings.texts(), file, keyFile, warnings.slips(), warnings.sourceNamed(), warnings.gap());
    }

    /** Refuses a missing configuration file. */
    public static void requirePresent(Path file) {
        if (Files.notExists(file)) {
            throw new ConfigException("the configuration file " + file + " does not exist");
        }
    }

    private static JsonObject parse(Path file, Warnings warnings) {
        try {
            return Json.parseObject(ConfigBytes.read(file));
        } catch (NoSuchFileException missing) {
            warnings.addGap("the configuration file " + file + " does not exist", "the defaults are used");
            return new JsonObject();
        } catch (IOException unreadable) {
            throw new ConfigException(
                    "the configuration file " + file + " cannot be read: " + ConfigBytes.reason(unreadable));
        } catch (JsonFormatException malformed) {
            throw new ConfigException("the configuration file " + file + " is " + position(malformed));
        }
    }

    private static String position(JsonFormatException malformed) {
        Matcher position = POSITION.matcher(String.valueOf(malformed.getMessage()));
        return position.matches()
                ? "not JSON: error at " + position.group(1) + ", " + position.group(2)
                : String.valueOf(malformed.getMessage());
    }

    private Config read(ConfigObject root, Optional<Path> keyFile) {
        return new Config(
                new DatabaseReader(root, environment, use).read(database),
                ConfigObject.file(
                        environment.containsKey(STATE_FOLDER) ? STATE_FOLDER : "stateDir",
                        environmentOr(STATE_FOLDER, root.text("stateDir").orElse(DEFAULT_STATE_FOLDER))),
                root.childOrEmpty("ingest").bool("standby", false),
                withSources ? new SourceReader(environment).read(root) : List.of(),
                new ChannelKeyReader(root.warnings()).read(root, keyFile),
                regions(root),
                AutoRegionConfig.read(root.childOrEmpty("autoRegionKeys")),
                root.bool("validateSignatures", true),
                ObserverBlacklistReader.read(root),
                IataCode.filter(root, "observerIATAWhitelist"),
                GeoFilterReader.read(root),
                dropsForeign(root),
                RetentionConfig.read(root.childOrEmpty("retention")),
                Duration.ofSeconds(root.childOrEmpty("metrics").positive("sampleIntervalSec", 300)),
                NeighborConfigReader.read(root),
                bufferSize(root),
                databaseOptions(root.childOrEmpty("db")),
                ClientConfig.read(root),
                companion(root.childOrEmpty("companion")),
                logLevel(root),
                listen(root.childOrEmpty("metrics")),
                ConfigObject.file(
                        "CORESCOPE_INGESTOR_STATS", environmentOr("CORESCOPE_INGESTOR_STATS", DEFAULT_STATS_FILE)));
    }

    private String environmentOr(String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "").trim();
        return value.isEmpty() ? otherwise : value;
    }

    /** Containers have a health check with or without a configuration file, so the environment can set the address. */
    private Optional<ListenAddress> listen(ConfigObject metrics) {
        String fromEnvironment = environmentOr(LISTEN, "");
        return fromEnvironment.isEmpty()
                ? metrics.text("listen").map(text -> ListenAddress.parse("metrics.listen", text))
                : Optional.of(ListenAddress.parse(LISTEN, fromEnvironment));
    }

    private static int bufferSize(ConfigObject root) {
        int messages = root.positive("ingestBufferSize", DEFAULT_BUFFER_SIZE);
        // Who made the heap smaller, and asked for no number, knows that less fits into it.
        if (messages > DEFAULT_BUFFER_SIZE) {
            InboxMemory.warning(messages, Runtime.getRuntime().maxMemory()).ifPresent(root.warnings()::add);
        }
        return messages;
    }

    /** The names as typed, each region once: firmware cuts a long name before it puts the # in front. */
    private static List<String> regions(ConfigObject root) {
        Map<RegionKey, String> regions = new LinkedHashMap<>();
        for (String name : root.strings("hashRegions")) {
            try {
                regions.putIfAbsent(RegionKey.ofName(name), name);
            } catch (IllegalArgumentException refused) {
                root.warnings().add("hashRegions: region " + name + " is ignored: " + refused.getMessage());
            }
        }
        return List.copyOf(regions.values());
    }

    private static boolean dropsForeign(ConfigObject root) {
        Optional<JsonElement> mode = root.childOrEmpty("foreignAdverts").value("mode");
        String name = mode.filter(JsonElement::isJsonPrimitive)
                .map(value -> value.getAsString().trim().toLowerCase(Locale.ROOT))
                .orElse(mode.isPresent() ? "?" : "flag");
        if (!name.equals("flag") && !name.equals("drop")) {
            root.warnings()
                    .add("foreignAdverts.mode must be flag or drop but is " + mode.orElseThrow() + "; flag is used");
        }
        return name.equals("drop");
    }

    private static DatabaseConfig databaseOptions(ConfigObject db) {
        String synchronous = db.text("synchronous").orElse("full").toLowerCase(Locale.ROOT);
        if (!synchronous.equals("full") && !synchronous.equals("normal")) {
            throw ConfigException.notAllowed(db.name("synchronous"), '"' + synchronous + '"', "full or normal");
        }
        return new DatabaseConfig(
                db.bool("vacuumOnStartup", false),
                db.positive("incrementalVacuumPages", 1024),
                synchronous.equals("full"),
                db.positive("analysisLimit", 10_000));
    }

    private static CompanionConfig companion(ConfigObject companion) {
        return new CompanionConfig(companion.bool("channels", true), companion.bool("direct", false));
    }

    private static LogLevel logLevel(ConfigObject root) {
        Optional<JsonElement> value = root.value("logLevel");
        if (value.isEmpty()) {
            return LogLevel.INFO;
        }
        if (!value.get().isJsonPrimitive()) {
            throw ConfigException.notAllowed(
                    "logLevel", ErrorValue.of("logLevel", value.get()), "error, warn, info or debug");
        }
        Optional<LogLevel> level = LogLevel.ofName(value.get().getAsString());
        if (level.isEmpty()) {
            root.warnings().add("logLevel must be error, warn, info or debug but is " + value.get() + "; info is used");
        }
        return level.orElse(LogLevel.INFO);
    }
}
