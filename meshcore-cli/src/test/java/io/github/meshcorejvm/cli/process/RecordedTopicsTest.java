package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording has every topic as it was received, and a replay of it does what the live ingest did. */
class RecordedTopicsTest {

    private static final String EMOJI = "meshcore/AMS/\uD83C\uDFD4\uFE0F/packets";

    @TempDir
    Path folder;

    private static void topics(IngestStation station, String topics) throws IOException {
        station.configure("", station.source(", \"persistentSession\": true, \"topics\": [" + topics + "]"));
    }

    @Test
    void topicsThatAreNotReadAreRecordedAsReceived() throws Exception {
        Path live = folder.resolve("live.db");
        Path recording = folder.resolve("r.jsonl");
        try (IngestStation station = new IngestStation(folder)) {
            topics(station, "\"meshcore/#\", \"other/#\"");
            try (MeshcoreProcess meshcore = station.start(live)) {
                meshcore.awaitLog("subscribed a other/#");
                assertThat(meshcore.terminate()).isZero();
            }
            // Both wait in the session; the filter of one is removed meanwhile.
            station.publisher.publish("other/1", SyntheticPackets.body(1));
            station.broker.publish(EMOJI, "{}", "-q", "1");
            topics(station, "\"meshcore/#\"");
            try (MeshcoreProcess meshcore = ingest(station, live, "--record", recording.toString())) {
                meshcore.awaitLog("unsubscribed a other/#");
                station.publisher.publishSynthetic(3, 4);
                meshcore.await("a row", 20, () -> Database.count(live, "observations") == 1);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).contains("bad_topic 1", "not_subscribed 1");
            }
            List<String> recorded = new ArrayList<>();
            for (String line : Files.readAllLines(recording)) {
                JsonObject message = JsonParser.parseString(line).getAsJsonObject();
                recorded.add(message.get("topic").getAsString()
                        + (message.has("topicProblem")
                                ? " " + message.get("topicProblem").getAsString()
                                : ""));
            }
            assertThat(recorded)
                    .containsExactly("other/1 not_subscribed", EMOJI + " bad_topic", SyntheticPackets.topic(3));
            Path replayed = folder.resolve("replayed.db");
            try (MeshcoreProcess replay = ingest(station, replayed, "--replay", recording.toString())) {
                assertThat(replay.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(replay.log()).contains("bad_topic 1", "not_subscribed 1");
            }
            assertThat(Database.count(replayed, "observations")).isEqualTo(1);
        }
    }

    private MeshcoreProcess ingest(IngestStation station, Path database, String option, String file)
            throws IOException {
        return new MeshcoreProcess(
                folder,
                Map.of(),
                "ingest",
                "--config",
                station.config.toString(),
                "--db",
                database.toString(),
                option,
                file);
    }
}
