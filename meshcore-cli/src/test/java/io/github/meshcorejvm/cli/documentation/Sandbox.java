package io.github.meshcorejvm.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.cli.process.Mosquitto;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An empty folder in which the commands of a page run, with {@code meshcore} on the path and as {@code ./meshcore}, and with the
 * folder {@code testdata} of the checkout. The hosts of the examples become servers of this machine, and the folders of an
 * installed system become folders in this one.
 */
final class Sandbox implements AutoCloseable {

    private static final int MAX_SECONDS = 120;
    private static final int ENDLESS_SECONDS = 3;
    private static final Pattern SYSTEM_FOLDER = Pattern.compile("/(?:var|tmp|etc/meshcore)(?=/)");
    private static final String BROKER = "broker.example";
    private static final String SERVER = "db.example";

    private final Path folder;
    private final List<Process> background = new ArrayList<>();
    private Optional<Mosquitto> broker = Optional.empty();
    private Optional<PostgresServer> database = Optional.empty();
    private final int metricsPort = Mosquitto.freePort();
    private String output = "";

    Sandbox(Path folder) throws IOException {
        this.folder = folder;
        Path program = folder.resolve("meshcore");
        Files.writeString(program, launcher());
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(folder.resolve("testdata"), Page.ROOT.resolve("testdata"));
        for (String place : List.of("var/lib/meshcore", "etc/meshcore", "var/backups", "tmp")) {
            Files.createDirectories(folder.resolve(place));
        }
    }

    private static String launcher() {
        return String.join(
                " ",
                "#!/bin/sh\nexec",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "-Duser.language=" + System.getProperty("user.language"),
                "-Duser.country=" + System.getProperty("user.country", ""),
                "-cp '" + System.getProperty("java.class.path") + "'",
                Main.class.getName(),
                "\"$@\"\n");
    }

    Path folder() {
        return folder;
    }

    /** What the commands that ran last have printed. */
    String output() {
        return output;
    }

    /** The text of an example, for this machine: its servers, its folders, and a port that is free. */
    String localized(CodeBlock block) throws IOException, InterruptedException {
        String text = SYSTEM_FOLDER
                .matcher(block.text())
                .replaceAll(found -> Matcher.quoteReplacement(folder + found.group()))
                .replace(":9464", ":" + metricsPort);
        if (block.is("broker")) {
            int port = broker().port();
            text = text.replace("-h " + BROKER, "-h 127.0.0.1 -p " + port)
                    .replace("mqtts://" + BROKER + ":8883", "mqtt://127.0.0.1:" + port)
                    .replace(BROKER + ":1883", "127.0.0.1:" + port);
        }
        if (block.is("postgres")) {
            // The password of the examples; the server asks for none.
            text = text.replace(SERVER, "127.0.0.1:" + server().port()).replace("…", "s3cret");
        }
        return text;
    }

    private Mosquitto broker() throws IOException, InterruptedException {
        if (broker.isEmpty()) {
            broker = Optional.of(new Mosquitto(folder.resolve("broker")));
        }
        return broker.get();
    }

    PostgresServer server() {
        if (database.isEmpty()) {
            database = Optional.of(PostgresServer.start(true));
        }
        return database.get();
    }

    /** What a program of March 2026 would have written: the tables and columns that came later are missing. */
    void makeOlderDatabase() throws SQLException {
        Path file = folder.resolve("var/lib/meshcore/meshcore.db");
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            store.writer();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("client_rf_samples", "node_declared_regions", "scope_match_totals")) {
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("ALTER TABLE nodes DROP COLUMN configured_scope");
        }
    }

    void write(CodeBlock block, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name.startsWith("/") ? name.substring(1) : name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, localized(block));
    }

    /** Runs the commands of a block; each of them must succeed, or, where the page says so, the last one fail. */
    void run(CodeBlock block) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder.resolve("tmp"), "output", ".txt");
        Process process = start(block, log);
        if (block.is("background")) {
            background.add(process);
            awaitSubscribed(block, process, log);
            return;
        }
        if (block.is("endless")) {
            boolean goesOn = !process.waitFor(ENDLESS_SECONDS, TimeUnit.SECONDS);
            assertThat(goesOn)
                    .as("%s continues: %s", block, Files.readString(log))
                    .isTrue();
            stop(process);
            return;
        }
        boolean ended = process.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
        output = Files.readString(log).replace(folder.toString(), "");
        assertThat(ended).as("%s ends: %s", block, output).isTrue();
        if (block.is("fails")) {
            assertThat(process.exitValue()).as("%s: %s", block, output).isNotZero();
        } else {
            assertThat(process.exitValue()).as("%s: %s", block, output).isZero();
        }
    }

    private Process start(CodeBlock block, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", localized(block))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("CORESCOPE_")
                        || List.of("DB_PATH", "MQTT_BROKER", "MQTT_TOPIC", "CHANNEL_KEYS_PATH")
                                .contains(name));
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
        builder.environment()
                .put("CORESCOPE_INGESTOR_STATS", folder.resolve("stats.json").toString());
        return builder.start();
    }

    private static void awaitSubscribed(CodeBlock block, Process process, Path log)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
        while (!Files.readString(log).contains("subscribed ")) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("%s subscribes: %s", block, Files.readString(log))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    /** Ends what runs in the background, as systemd would. */
    void stopBackground() {
        background.forEach(Sandbox::stop);
        background.clear();
    }

    private static void stop(Process process) {
        List<ProcessHandle> all =
                new ArrayList<>(process.toHandle().descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        all.forEach(Sandbox::end);
    }

    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(15, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException stuck) {
            process.destroyForcibly();
        } catch (InterruptedException | java.util.concurrent.ExecutionException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stopBackground();
        Files.delete(folder.resolve("testdata"));
        broker.ifPresent(Mosquitto::close);
        database.ifPresent(PostgresServer::close);
    }
}
