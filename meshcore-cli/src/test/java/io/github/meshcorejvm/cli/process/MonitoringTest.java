package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running ingest tells an operator: metrics, and a log for programs. */
class MonitoringTest {

    private static final int PACKETS = 20;

    @TempDir
    Path folder;

    private IngestStation station;
    private MeshcoreProcess meshcore;
    private Path database;
    private HealthPage page;

    @BeforeEach
    void ingest() throws Exception {
        station = new IngestStation(folder);
        page = new HealthPage(station);
        database = folder.resolve("mesh.db");
        meshcore = new MeshcoreProcess(
                folder,
                Map.of("MESHCORE_LOG_FORMAT", "json"),
                "ingest",
                "--config",
                station.config.toString(),
                "--db",
                database.toString());
        meshcore.awaitLog("subscribed a");
        station.publisher.publishSynthetic(0, PACKETS);
        station.publisher.publish(SyntheticPackets.topic(0), "{\"raw\": \"zz\u202e\"}".getBytes("UTF-8"));
        meshcore.await(
                "metrics of the messages",
                20,
                () -> page.metrics().contains("meshcore_ingest_observations_total " + PACKETS)
                        && page.metrics().contains("meshcore_database_size_bytes ")
                        && page.metrics().contains("result=\"succeeded\",task=\"neighbor_build\"} 1"));
    }

    @AfterEach
    void close() throws Exception {
        meshcore.close();
        station.close();
    }

    @Test
    void dashboardAndRulesAskForWhatThereIsAndForAllOfIt() throws Exception {
        Set<String> exported = new TreeSet<>();
        for (String line : page.metrics().split("\n")) {
            if (!line.startsWith("#")) {
                exported.addAll(MonitoringFiles.in(line.split("[ {]", 2)[0]));
            }
        }
        Set<String> used = MonitoringFiles.dashboardMetrics();
        Set<String> unknown = new TreeSet<>(used);
        unknown.addAll(MonitoringFiles.ruleMetrics());
        unknown.removeAll(exported);
        assertThat(unknown).isEmpty();
        assertThat(exported.stream().map(name -> name.replaceFirst("batch_messages_(sum|count)$", "batch_messages")))
                .allSatisfy(name -> assertThat(used).contains(name));
    }

    @Test
    void metricsAnswerAnOperatorsQuestions() throws Exception {
        String metrics = page.metrics();
        double now = System.currentTimeMillis() / 1000.0;

        assertThat(metrics)
                .containsPattern(
                        "meshcore_build_info\\{database=\"SQLite [^\"]+\",java=\"[^\"]+\",version=\"[^\"]+\"} 1");
        assertThat(value("meshcore_start_timestamp_seconds", metrics)).isBetween(now - 120, now);
        assertThat(value("meshcore_ingest_last_commit_timestamp_seconds", metrics))
                .isBetween(now - 60, now + 1);
        assertThat(value("meshcore_database_size_bytes", metrics)).isBetween(4096.0, Files.size(database) + 1e6);
        assertThat(value("meshcore_disk_free_bytes", metrics)).isGreaterThan(1e6);
        assertThat(value("meshcore_heap_max_bytes", metrics)).isGreaterThan(1e7);
        assertThat(value("meshcore_ingest_source_connected{source=\"a\"}", metrics))
                .isEqualTo(1);
        assertThat(value("meshcore_ingest_source_subscribed{source=\"a\"}", metrics))
                .isEqualTo(1);
        assertThat(value("meshcore_ingest_source_last_receipt_age_seconds{source=\"a\"}", metrics))
                .isBetween(0.0, 60.0);
        assertThat(value("meshcore_ingest_dropped_total{reason=\"not_hex\"}", metrics))
                .isEqualTo(1);
        assertThat(value("meshcore_ingest_dropped_total{reason=\"overflow\"}", metrics))
                .isZero();
        assertThat(value("meshcore_task_last_success_timestamp_seconds{task=\"neighbor_build\"}", metrics))
                .isBetween(now - 60, now + 1);
        assertThat(value("meshcore_task_last_duration_seconds{task=\"neighbor_build\"}", metrics))
                .isGreaterThan(0);
        assertThat(value("meshcore_task_last_success_timestamp_seconds{task=\"retention\"}", metrics))
                .isZero();
        assertThat(value("meshcore_task_runs_total{result=\"failed\",task=\"migration\"}", metrics))
                .isZero();
    }

    @Test
    void everyLineOfAJsonLogHasTheSameFields() throws Exception {
        assertThat(meshcore.terminate()).isZero();

        List<JsonObject> lines = new ArrayList<>();
        for (String line : meshcore.log().split("\n")) {
            assertThat(line).matches("[\\x20-\\x7e]*");
            lines.add(JsonParser.parseString(line).getAsJsonObject());
        }
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            assertThat(line.keySet()).startsWith("time", "level", "logger", "thread");
            assertThat(Set.of("time", "level", "logger", "thread", "source", "task", "message", "fields", "error"))
                    .containsAll(line.keySet());
            assertThat(line.get("time").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            assertThat(line.get("level").getAsString()).isIn("error", "warn", "info", "debug");
        });
        assertThat(lines)
                .filteredOn(line -> line.get("message").getAsString().startsWith("subscribed a "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("source").getAsString()).isEqualTo("a"));
        JsonObject summary = lines.stream()
                .filter(line -> line.has("fields"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .getAsJsonObject("fields");
        assertThat(summary.get("received").getAsLong()).isEqualTo(PACKETS + 1);
        assertThat(summary.get("observations").getAsLong()).isEqualTo(PACKETS);
    }

    private static double value(String series, String metrics) {
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(metrics);
        assertThat(matcher.find()).as(series + " in " + metrics).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
