package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.conformance.SharedFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a synthetic mesh publishes in a day, all kinds of messages, as if each were sent now. */
final class DayOfTraffic {

    private static final String PHONE = "e3".repeat(32);
    /** So many messages of observers between two rounds of the rarer kinds. */
    private static final int RARER_EVERY = 40;

    private static final Duration SPAN = Duration.ofMinutes(10);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<String> lines = new ArrayList<>();
    private int made;

    private DayOfTraffic() {}

    /** Lines of {topic, payload}, without the time of their receipt, by {@code meshgen.mjs}. */
    static List<String> make(Path folder, int transmissions) throws IOException, InterruptedException {
        Path generator = SharedFolder.resolve("tools/meshgen.mjs");
        boolean node = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        assumeTrue(node, "node is not installed");
        Path capture = folder.resolve("mesh.jsonl");
        List<String> command = new ArrayList<>(List.of("node", generator.toString(), "--modern", "1", "--nodes", "60"));
        command.addAll(List.of("--observers", "12", "--transmissions", Integer.toString(transmissions)));
        command.addAll(List.of("--seed", "5", "--out", capture.toString(), "--truth", folder + "/truth.json"));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).isZero();
        DayOfTraffic day = new DayOfTraffic();
        for (String line : Files.readAllLines(capture)) {
            day.add(JsonParser.parseString(line).getAsJsonObject());
        }
        return day.lines;
    }

    private void add(JsonObject message) {
        String topic = message.get("topic").getAsString();
        JsonElement payload = message.get("payload");
        if (payload.isJsonObject() && payload.getAsJsonObject().has("timestamp")) {
            payload.getAsJsonObject().addProperty("timestamp", time());
        }
        put(topic, payload);
        made++;
        if (made % RARER_EVERY == 0
                && payload.isJsonObject()
                && payload.getAsJsonObject().has("origin_id")) {
            addRarer(topic, payload.getAsJsonObject());
        }
    }

    /** A neighbors report of the observer, what a phone heard, how its radio fares, what a repeater answered, a text. */
    private void addRarer(String topic, JsonObject heard) {
        String observer = heard.get("origin_id").getAsString();
        put(
                topic.substring(0, topic.lastIndexOf('/')) + "/neighbors",
                json(
                        "{'origin_id':'%s','timestamp':'%s','self':{'scopes':'eu,*'},'neighbors':[{'pubkey':'%s',"
                                + "'status':'responded','scopes':'us'},{'pubkey':'%s','status':'timeout','scopes':'x'}]}",
                        observer, time(), other(), observer));
        if (heard.has("raw")) {
            put(
                    "meshcore/client/" + PHONE + "/packets",
                    json(
                            "{'raw':'%s','SNR':4.5,'RSSI':-80,'timestamp':'%s','gps':{'lat':51.5,'lon':9.25,'acc_m':8}}",
                            heard.get("raw").getAsString(), time()));
        }
        put(
                "meshcore/client/" + PHONE + "/rf",
                json(
                        "{'timestamp':'%s','gps':{'lat':51.5,'lon':9.25},'uptime_secs':%d,'noise_floor':-113}",
                        time(), made));
        put(
                "meshcore/client/" + PHONE + "/regions",
                json("{'timestamp':'%s','target':'%s','regions':['*','eu']}", time(), observer));
        put("meshcore/message/channel/2", json("{'text':'Moss: check %d','sender_timestamp':%d}", made, made));
    }

    private String other() {
        return String.format(Locale.ROOT, "%064x", made);
    }

    /** Each its own and later than the one before, and none of them ahead. */
    private String time() {
        return now.minus(SPAN).plusMillis(made % SPAN.toMillis()).toString();
    }

    private static JsonElement json(String format, Object... values) {
        return JsonParser.parseString(String.format(Locale.ROOT, format.replace('\'', '"'), values));
    }

    private void put(String topic, JsonElement payload) {
        JsonObject line = new JsonObject();
        line.addProperty("topic", topic);
        line.add("payload", payload);
        lines.add(line.toString());
    }
}
