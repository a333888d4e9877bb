package io.github.meshcorejvm.cli.ingest;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.log.TerminalText;
import io.github.meshcorejvm.cli.mqtt.ClientIds;
import io.github.meshcorejvm.cli.mqtt.PahoSource;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import java.io.IOException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.internal.NativeLibrary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Looks at configuration, database and brokers without changing anything, and prints what it finds as a table. */
final class CheckRun {

    private static final String OK = "ok";
    private static final String WARNING = "warning";
    private static final String FAILED = "FAILED";

    private final LoadedConfig loaded;
    private final Duration wait;
    private final PrintWriter out;
    private boolean failed;

    CheckRun(LoadedConfig loaded, Duration wait, PrintWriter out) {
        this.loaded = loaded;
        this.wait = wait;
        this.out = out;
    }

    int run() throws InterruptedException {
        row(OK, "configuration", loaded.file().map(Path::toString).orElse("none given, the defaults"));
        loaded.warnings().forEach(warning -> row(WARNING, "configuration", warning));
        row(
                OK,
                "channel keys",
                loaded.config().channelKeys().size()
                        + loaded.keyFile().map(file -> ", also from " + file).orElse(""));
        database(loaded.config().database());
        otherIngests(loaded.config().database());
        brokers();
        out.flush();
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void database(Path file) {
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            while (folder != null && !Files.exists(folder)) {
                folder = folder.getParent();
            }
            boolean writable = folder != null && Files.isWritable(folder);
            row(
                    writable ? OK : FAILED,
                    "database",
                    file + (writable ? " will be made" : " cannot be made: " + folder + " is not writable"));
            return;
        }
        if (!Files.isWritable(file)) {
            row(FAILED, "database", file + " is not writable");
            return;
        }
        try {
            NativeLibrary.load(file);
        } catch (StoreException failure) {
            row(FAILED, "database", failure.getMessage());
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM transmissions")) {
            row.next();
            row(OK, "database", file + ", newest packet has id " + row.getLong(1));
        } catch (SQLException failure) {
            row(FAILED, "database", file + ": " + failure.getMessage());
        }
    }

    private void otherIngests(Path database) {
        try {
            IngestLock.running(database).forEach(other -> row(WARNING, "other ingest", "uses the database: " + other));
        } catch (IOException failure) {
            row(WARNING, "other ingest", "cannot be detected: " + failure);
        }
    }

    private void brokers() throws InterruptedException {
        // Not the names of the running program: a broker would throw that one out.
        ClientIds ids = new ClientIds(UUID.randomUUID().toString(), "");
        List<PahoSource> sources = new ArrayList<>();
        for (SourceConfig config : loaded.config().sources()) {
            SourceConfig probe = config.withSession(new SourceConfig.Session(0, Optional.empty(), false));
            PahoSource source = new PahoSource(probe, ids.of(probe));
            source.start(message -> {});
            sources.add(source);
        }
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end
                && !sources.stream()
                        .allMatch(source -> source.status().snapshot().received() > 0)) {
            Thread.sleep(50);
        }
        for (PahoSource source : sources) {
            report(source.status().snapshot());
            source.close();
        }
    }

    private void report(SourceStatus.Snapshot source) {
        String what = "broker " + source.name();
        if (source.subscribed() && source.lastError().isPresent()) {
            row(WARNING, what, source.broker() + ": " + source.lastError().get());
        } else if (source.subscribed() && source.received() > 0) {
            row(OK, what, source.broker() + ": subscribed, messages come");
        } else if (source.subscribed()) {
            row(WARNING, what, source.broker() + ": subscribed, no message within " + wait.toSeconds() + " s");
        } else {
            row(
                    FAILED,
                    what,
                    source.broker() + ": "
                            + source.lastError().orElse("no connection within " + wait.toSeconds() + " s"));
        }
    }

    private void row(String verdict, String what, String finding) {
        failed |= verdict.equals(FAILED);
        out.println(TerminalText.escape(String.format(Locale.ROOT, "%-8s %-24s %s", verdict, what, finding)));
    }
}
