package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of option, variables and keys names the database; the order of postgresql.md, Connection. */
class DatabaseConfigTest {

    private static final String SECRET = "s3cret";

    @TempDir
    private Path folder;

    /** Variables and keys name databases called as they are. */
    @ParameterizedTest
    @CsvSource({
        "WRITE, option, writer owner reader file, option",
        "WRITE, , writer owner reader file, writer",
        "WRITE, , owner reader file, owner",
        "WRITE, , reader file, file",
        "READ, , writer owner reader file, reader",
        "READ, , writer owner file, writer",
        "READ, , owner file, owner",
        "READ, , file, file",
        "OWN, option, owner, option",
        "OWN, , writer owner reader file, owner"
    })
    void firstOfTheOrderWins(DatabaseUse use, String option, String given, String expected) throws IOException {
        Map<String, String> variables = new HashMap<>();
        if (given.contains("writer")) {
            variables.put("CORESCOPE_WRITER_DATABASE_URL", url("writer"));
        }
        if (given.contains("owner")) {
            variables.put("CORESCOPE_DATABASE_URL", url("owner"));
        }
        if (given.contains("reader")) {
            variables.put("CORESCOPE_READER_DATABASE_URL", url("reader"));
        }
        String json = given.contains("file") ? "{\"databaseURL\": \"" + url("file") + "\"}" : "{}";
        ConfigLoader loader = new ConfigLoader(variables).forUse(use);
        Config config = (option == null ? loader : loader.withDatabase(url(option)))
                .load(Optional.of(file(json)))
                .config();
        assertThat(server(config).database()).isEqualTo(expected);
    }

    @Test
    void optionIsOverBackendsAndConflicts() throws IOException {
        Path json = file("{\"db\": {\"backend\": \"sqlite\"}, \"databaseURL\": \"" + url("x") + "\"}");
        Map<String, String> postgres = Map.of("CORESCOPE_DB_BACKEND", "postgres");

        assertThat(new ConfigLoader(postgres)
                        .withDatabase("other.db")
                        .load(Optional.of(json))
                        .config()
                        .location())
                .isEqualTo(new StoreLocation.InFile(Path.of("other.db")));
        assertThat(new ConfigLoader(postgres)
                        .withDatabase(url("y"))
                        .load(Optional.of(json))
                        .config()
                        .isOnServer())
                .isTrue();
    }

    @Test
    void backendChoosesAmongPathAndUrl() throws IOException {
        String both = "\"dbPath\": \"a.db\", \"databaseURL\": \"" + url("x") + "\"";
        assertThat(load("{\"db\": {\"backend\": \"postgres\"}, " + both + "}").isOnServer())
                .isTrue();
        assertThat(load("{\"db\": {\"backend\": \"SQLite\"}, " + both + "}").location())
                .isEqualTo(new StoreLocation.InFile(Path.of("a.db")));
        refused("{" + both + "}", Map.of(), "dbPath names a SQLite file and databaseURL a PostgreSQL database");
        refused(
                "{\"databaseURL\": \"" + url("x") + "\"}",
                Map.of("DB_PATH", "a.db"),
                "DB_PATH names a SQLite file and databaseURL a PostgreSQL database");
        refused("{\"db\": {\"backend\": \"postgres\"}}", Map.of(), "db.backend is postgres, but no database is given");
        refused("{\"db\": {\"backend\": \"mysql\"}}", Map.of(), "db.backend must be sqlite or postgres");
        refused(
                "{\"db\": {\"backend\": \"postgres\"}, " + both + "}",
                Map.of("CORESCOPE_DB_BACKEND", "sqlite"),
                "CORESCOPE_DB_BACKEND is sqlite but db.backend is postgres; they must agree");
    }

    @Test
    void ownerDoesNotConnectWithTheWritersUrl() throws IOException {
        Path json = file("{\"databaseURL\": \"" + url("x") + "\"}");
        ConfigLoader owner =
                new ConfigLoader(Map.of("CORESCOPE_WRITER_DATABASE_URL", url("w"))).forUse(DatabaseUse.OWN);
        assertThatThrownBy(() -> owner.load(Optional.of(json)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the URL of the role that owns the tables is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PGSERVICE", "PGOPTIONS"})
    void variablesThatChangeTheConnectionAreRefused(String name) throws IOException {
        String json = "{\"databaseURL\": \"" + url("x") + "\"}";
        refused(json, Map.of(name, "x"), name + " is set in the environment");
        assertThat(new ConfigLoader(Map.of(name, "x"))
                        .load(Optional.empty())
                        .config()
                        .isOnServer())
                .isFalse();
    }

    @Test
    void tlsVariablesFillGaps() throws IOException {
        String ca = Files.createFile(folder.resolve("ca.pem")).toString();
        Map<String, String> variables = Map.of("PGSSLMODE", "verify-full", "PGSSLROOTCERT", ca, "PGSSLKEY", " ");
        assertThat(server(load("{\"databaseURL\": \"" + url("x") + "?sslmode=require\"}", variables))
                        .driverProperties())
                .containsEntry("sslmode", "require")
                .containsEntry("sslrootcert", ca)
                .doesNotContainKey("sslkey");
    }

    /** What the driver would refuse at each connection, so that ingest would wait for the server for ever. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "?sslmode=bogus; ; ; sslmode of a database URL must be disable, allow, prefer, require, verify-ca, verify-full",
                "''; PGSSLMODE; bogus; PGSSLMODE: the SSL mode must be disable",
                "?sslrootcert=/nope; ; ; sslrootcert of the database URL, or PGSSLROOTCERT, is not a file that can be read: /nope",
                "?sslcert=/; ; ; sslcert of the database URL",
                "''; PGSSLKEY; /nope; sslkey of the database URL, or PGSSLKEY",
                "?target_session_attrs=standby; ; ; target_session_attrs of the database URL asks for a standby",
                "?target_session_attrs=read-only; ; ; asks for a standby",
                "?target_session_attrs=prefer-standby; ; ; asks for a standby",
            })
    void whatCanNeverConnectIsRefused(String query, String variable, String value, String message) throws IOException {
        refused(
                "{\"databaseURL\": \"" + url("x") + query + "\"}",
                variable == null ? Map.of() : Map.of(variable, value),
                message);
    }

    @Test
    void whatIsNotUsedIsNotChecked() throws IOException {
        String json = "{\"databaseURL\": \"" + url("x") + "?sslmode=disable&sslcert=/nope\"}";
        assertThat(load(json, Map.of("PGSSLMODE", "bogus")).isOnServer()).isTrue();
        Path reader = file("{\"databaseURL\": \"" + url("x") + "?target_session_attrs=prefer-standby\"}");
        assertThat(new ConfigLoader(Map.of())
                        .forUse(DatabaseUse.READ)
                        .load(Optional.of(reader))
                        .config()
                        .isOnServer())
                .isTrue();
    }

    @Test
    void filesOfAServerLieInTheStateFolder() throws IOException {
        String json = "{\"databaseURL\": \"" + url("mesh") + "?search_path=Eu\", \"stateDir\": \"state\"}";
        assertThat(load(json).fileBase()).isEqualTo(Path.of("state/h_5432.mesh.eu"));
        assertThat(load(json, Map.of("CORESCOPE_STATE_DIR", "other")).fileBase())
                .isEqualTo(Path.of("other/h_5432.mesh.eu"));
        assertThat(load("{}").fileBase()).isEqualTo(Path.of("data/meshcore.db"));
    }

    @Test
    void reloadOfTheSameUrlIsNoChange() throws IOException {
        String json = "{\"databaseURL\": \"" + url("mesh") + "\"}";
        assertThat(load(json)).isEqualTo(load(json));
        assertThat(load(json).location())
                .isNotEqualTo(load(json.replace(SECRET, "another")).location());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://alice:s3cret@/db",
                "postgres://alice:s3cret@h/db?frobnicate=s3cret",
                "postgres://alice:s3cret%zz@h/db",
                "postgres://alice:s3cret@h:99999999/db",
                "postgress://alice:s3cret@h/db",
                "mysql://alice:s3cret@h/db",
                "postgres:alice:s3cret"
            })
    void invalidUrlIsAnErrorThatDoesNotShowIt(String url) throws IOException {
        Map<String, String> variables = Map.of("CORESCOPE_WRITER_DATABASE_URL", url);
        refused("{\"databaseURL\": \"" + url + "\"}", Map.of(), "databaseURL: ");
        refused("{}", variables, "CORESCOPE_WRITER_DATABASE_URL: ");
        assertThatThrownBy(() -> new ConfigLoader(Map.of()).withDatabase(url).load(Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--db: ")
                .message()
                .doesNotContain(SECRET, "alice");
    }

    @Test
    void urlInThePlaceOfAFileIsRefused() throws IOException {
        refused("{\"dbPath\": \"" + url("x") + "\"}", Map.of(), "dbPath must be a file, but is the URL");
        refused("{}", Map.of("DB_PATH", url("x")), "DB_PATH must be a file, but is the URL");
    }

    @Test
    void configurationShowsNoPassword() throws IOException {
        assertThat(load("{\"databaseURL\": \"" + url("x") + "?sslpassword=hidden\"}")
                        .toString())
                .contains("postgresql://alice@h:5432/x")
                .doesNotContain(SECRET, "hidden");
    }

    private void refused(String json, Map<String, String> variables, String message) throws IOException {
        Path file = file(json);
        assertThatThrownBy(() -> new ConfigLoader(variables).load(Optional.of(file)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain(SECRET, "alice");
    }

    private Config load(String json) throws IOException {
        return load(json, Map.of());
    }

    private Config load(String json, Map<String, String> variables) throws IOException {
        return new ConfigLoader(variables).load(Optional.of(file(json))).config();
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json);
    }

    private static String url(String database) {
        return "postgres://alice:" + SECRET + "@h/" + database;
    }

    private static PostgresUrl server(Config config) {
        return ((StoreLocation.OnServer) config.location()).url();
    }
}
