package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `decode --json` prints of the direct messages of another implementation, by the process that users run. */
class DirectMessageCasesTest {

    private static final Path DIRECT = Path.of(System.getProperty("meshcore.testdata", "../testdata"), "direct");

    @TempDir
    Path folder;

    @Test
    void everyValueIsTheOneThatTheOtherImplementationPutIn() throws Exception {
        Map<String, String> frames = new LinkedHashMap<>();
        Files.readAllLines(DIRECT.resolve("cases.tsv"))
                .forEach(line -> frames.put(line.split("\t")[0], line.split("\t")[1]));
        Map<String, JsonObject> expected = new LinkedHashMap<>();
        Files.readAllLines(DIRECT.resolve("expected.jsonl")).forEach(line -> {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            expected.put(json.get("case").getAsString(), json.getAsJsonObject("decrypted"));
        });
        assertThat(frames).hasSize(34);
        assertThat(expected.keySet()).containsExactlyElementsOf(frames.keySet());
        for (String key : List.of("alice.args", "repeater.args")) {
            List<JsonObject> printed =
                    decode(frames.values(), "@" + DIRECT.resolve(key).toAbsolutePath(), "--json");
            assertThat(printed).hasSize(34);
            int at = 0;
            for (Map.Entry<String, JsonObject> one : expected.entrySet()) {
                JsonObject payload = printed.get(at++).getAsJsonObject("payload");
                JsonObject decrypted = payload.getAsJsonObject("decrypted");
                one.getValue()
                        .entrySet()
                        .forEach(field -> assertThat(decrypted.get(field.getKey()))
                                .as(one.getKey() + ", " + field.getKey() + ", by " + key)
                                .isEqualTo(field.getValue()));
                assertThat(payload.get("decryptionStatus").getAsString()).isEqualTo("decrypted");
            }
        }
    }

    private List<JsonObject> decode(Iterable<String> frames, String... arguments) throws Exception {
        Path file = Files.write(Files.createTempFile(folder, "frames", ".hex"), frames);
        String[] all = new String[arguments.length + 3];
        all[0] = "decode";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--file";
        all[all.length - 1] = file.toString();
        try (MeshcoreProcess process = new MeshcoreProcess(folder, Map.of(), all)) {
            assertThat(process.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.process().exitValue()).isZero();
            return new String(process.log().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }
    }
}
