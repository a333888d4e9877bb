package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresPair;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL database that {@code meshcore migrate} has made, and the program run on it. */
final class ServerStation {

    /** Given to the server, which does not ask for it. */
    static final String PASSWORD = "s3cret-of-the-writer";

    final PostgresServer server;
    private final Path folder;
    private final String database;
    private Optional<PostgresPair> pair = Optional.empty();

    ServerStation(PostgresServer server, Path folder) throws IOException, InterruptedException {
        this.server = server;
        this.folder = folder;
        database = server.createDatabase();
        Result made = migrate();
        assertThat(made.status()).as(made.output()).isZero();
    }

    /** What a command that has ended printed. */
    record Result(int status, String output) {}

    Result migrate(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("migrate", "--writer-role", PostgresServer.WRITER, "--reader-role", PostgresServer.READER));
        arguments.addAll(List.of(more));
        return run(Map.of("CORESCOPE_DATABASE_URL", url(PostgresServer.OWNER)), arguments.toArray(String[]::new));
    }

    /** From now on the server is one of these two. */
    void replicatedBy(PostgresPair servers) {
        pair = Optional.of(servers);
    }

    String url(String role) {
        String hosts = pair.map(PostgresPair::hosts).orElse("127.0.0.1:" + server.port());
        return "postgres://" + role + ":" + PASSWORD + "@" + hosts + "/" + database;
    }

    /** Runs a command as the writer until it ends. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of("CORESCOPE_WRITER_DATABASE_URL", url(PostgresServer.WRITER)), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(folder, environment, arguments);
    }

    static Result run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, environment, arguments)) {
            assertThat(meshcore.process().waitFor(120, TimeUnit.SECONDS))
                    .as(meshcore.log())
                    .isTrue();
            return new Result(meshcore.process().exitValue(), meshcore.log());
        }
    }

    /** Starts ingest on a machine of its own, as far as files tell. */
    MeshcoreProcess ingest(String machine, Path config) throws IOException {
        Path home = Files.createDirectories(folder.resolve(machine));
        Map<String, String> environment = new HashMap<>();
        environment.put("CORESCOPE_WRITER_DATABASE_URL", url(PostgresServer.WRITER));
        environment.put("CORESCOPE_STATE_DIR", home.resolve("state").toString());
        environment.put("CORESCOPE_INGESTOR_STATS", home.resolve("stats.json").toString());
        return new MeshcoreProcess(home, environment, "ingest", "--config", config.toString());
    }

    /** Runs a statement as the superuser. */
    void execute(String sql) throws SQLException {
        server.execute(database, "postgres", sql);
    }

    long count(String table) {
        return number("SELECT count(*) FROM " + table);
    }

    /** The number that a query answers; -1 while the server does not. */
    long number(String query) {
        int port = pair.map(PostgresPair::primaryPort).orElse(server.port());
        try (Connection connection = PostgresServer.connect(port, database, "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException away) {
            return -1;
        }
    }
}
