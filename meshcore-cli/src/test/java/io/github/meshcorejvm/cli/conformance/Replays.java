package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs {@code meshcore ingest --replay} inside this JVM. */
final class Replays {

    private Replays() {}

    /** Replays, and returns what was printed. */
    static String run(Path capture, Path config, Path database) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "ingest",
                        "--config",
                        config.toString(),
                        "--replay",
                        capture.toString(),
                        "--db",
                        database.toString());
        assertThat(status).as("exit status, standard error: %s", err).isZero();
        return out.toString();
    }
}
