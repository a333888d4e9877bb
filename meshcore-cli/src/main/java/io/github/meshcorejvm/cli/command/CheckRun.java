package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.ListenAddress;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.config.SourceConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks configuration, database and brokers without changing anything, and prints the findings as a table. */
final class CheckRun {

    private final LoadedConfig loaded;
    private final Duration wait;
    private final CheckReport report;

    CheckRun(LoadedConfig loaded, Duration wait, PrintWriter out) {
        this.loaded = loaded;
        this.wait = wait;
        report = new CheckReport(out);
    }

    int run() throws InterruptedException {
        report.ok("configuration", loaded.file().map(Path::toString).orElse("none given, the defaults"));
        loaded.warnings().forEach(warning -> report.warning("configuration", warning));
        report.ok(
                "channel keys",
                loaded.config().channelKeys().size()
                        + loaded.keyFile().map(file -> ", also from " + file).orElse(""));
        clientIds();
        if (loaded.config().isOnServer()) {
            new ServerCheck(loaded.config(), report).run();
        } else {
            new DatabaseCheck(loaded.config(), report).run();
        }
        if (!loaded.config().isOnServer()) {
            // A database on a server may have several.
            otherIngests(loaded.config().fileBase());
        }
        loaded.config().metricsListen().ifPresent(this::metrics);
        new BrokerCheck(loaded.config(), wait, report).run();
        return report.hasFailed() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** Two clients with the same id disconnect each other from their broker, again and again. */
    private void clientIds() {
        Map<String, String> sources = new HashMap<>();
        for (SourceConfig source : loaded.config().sources()) {
            source.session().clientId().ifPresent(id -> {
                Set<String> others = new TreeSet<>();
                for (String host : addresses(source.broker().host())) {
                    String place = host + '\n' + source.broker().port() + '\n' + id;
                    String other = sources.putIfAbsent(place, source.name());
                    if (other != null) {
                        others.add(other);
                    }
                }
                for (String other : others) {
                    report.failed(
                            "client id",
                            "sources " + other + " and " + source.name() + " have the same clientId " + id
                                    + " at one broker, which disconnects one whenever the other connects");
                }
            });
        }
    }

    /** A broker may have several names; a name that cannot be resolved is compared literally. */
    private static Set<String> addresses(String host) {
        Set<String> addresses = new TreeSet<>();
        addresses.add(host.toLowerCase(Locale.ROOT));
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(address.getHostAddress());
            }
        } catch (UnknownHostException unknown) {
            // The check of the broker reports it.
        }
        return addresses;
    }

    private void otherIngests(Path database) {
        try {
            IngestLock.running(database)
                    .forEach(other -> report.warning("other ingest", "uses the database: " + other));
        } catch (IOException failure) {
            report.warning("other ingest", "cannot be detected: " + failure);
        }
    }

    private void metrics(ListenAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address.host(), address.port()));
            report.ok("metrics", address + " is free");
        } catch (IOException | RuntimeException taken) {
            report.warning(
                    "metrics",
                    "ingest cannot listen on metrics.listen " + address + ": " + taken.getMessage()
                            + " (another program, or an ingest that is running?)");
        }
    }
}
