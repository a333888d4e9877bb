package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording whose times cannot be read does not pass for one of today. */
class ReplayTimesTest {

    @TempDir
    Path folder;

    @Test
    void theSummaryCountsInvalidTimesAndNamesOne() throws Exception {
        String message = "{\"topic\":\"meshcore/AMS/AB/packets\",\"payload\":{\"raw\":\"150200AA11\"},\"receivedAt\":";
        Path recording = Files.writeString(
                folder.resolve("in.jsonl"),
                message + "\"yester\\u001bday\"}\n" + message + "\"later\"}\n" + message
                        + "\"2026-11-20T14:05:10Z\"}\n");
        StringWriter out = new StringWriter();

        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(
                        "ingest",
                        "--replay",
                        recording.toString(),
                        "--db",
                        folder.resolve("mesh.db").toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("invalid receivedAt in 2 messages, stored with the current time: yester\\u001bday"
                        + " (allowed: 2026-11-20T14:05:10Z)");
    }
}
