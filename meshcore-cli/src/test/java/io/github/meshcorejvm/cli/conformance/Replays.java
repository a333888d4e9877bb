package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands inside this JVM. */
final class Replays {

    private Replays() {}

    /** Builds the neighbor graph of a database. */
    static void buildNeighbors(Path config, Path database, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("build-neighbors", "--config", config.toString(), "--db", database.toString()));
        arguments.addAll(List.of(options));
        execute(arguments.toArray(String[]::new));
    }

    /** Replays, and returns what was printed. */
    static String run(Path capture, Path config, Path database) {
        return run(capture, config, database.toString());
    }

    /** The same, into a file or a database on a server. */
    static String run(Path capture, Path config, String database) {
        return execute("ingest", "--config", config.toString(), "--replay", capture.toString(), "--db", database);
    }

    private static String execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(status).as("exit status, standard error: %s", err).isZero();
        return out.toString();
    }
}
