package io.github.meshcorejvm.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.maintenance.MigrationTask;
import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.MessageRecorder;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.pipeline.TestMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents 13, 15 and 31: two clocks, no secrets, and diagnostics that never hurt what they look at. */
class DiagnosticsTest {

    @TempDir
    Path folder;

    private JsonObject report() {
        IngestPipeline pipeline = new IngestPipeline(
                TestMessages.config(folder, "{}"), new StoreSession(TestMessages.config(folder, "{}")));
        SourceStatus source = new SourceStatus("a", "tcp://h:1");
        return report(pipeline, List.of(source.snapshot()));
    }

    private static JsonObject report(IngestPipeline pipeline, List<SourceStatus.Snapshot> sources) {
        return JsonParser.parseString(
                        StatsReport.of(pipeline, new StatsReport.Surroundings(sources, 5, 0, Optional.empty())))
                .getAsJsonObject();
    }

    @Test
    void theReportHasEveryKeyOfTheContractAndOnlyIntegers() {
        JsonObject report = report();
        assertThat(report.keySet())
                .contains(
                        "sampledAt",
                        "tx_inserted",
                        "obs_inserted",
                        "tx_dupes",
                        "node_upserts",
                        "observer_upserts",
                        "write_errors",
                        "sig_drops",
                        "walCommits",
                        "groupCommitFlushes",
                        "backfillUpdates",
                        "source_liveness",
                        "source_statuses",
                        "watchdogLastTickUnix",
                        "watchdogPanicCount",
                        "writer_perf",
                        "meshcore");
        JsonObject perf = report.remove("writer_perf").getAsJsonObject();
        assertOnlyIntegers(report);
        assertThat(perf.keySet()).containsExactly("mqtt_handler", "neighbor_builder", "prune", "vacuum", "backfill");
        perf.entrySet()
                .forEach(component -> assertThat(
                                component.getValue().getAsJsonObject().keySet())
                        .containsExactly(
                                "count",
                                "contention_total",
                                "wait_ms_p50",
                                "wait_ms_p95",
                                "wait_ms_p99",
                                "wait_ms_max",
                                "hold_ms_p50",
                                "hold_ms_p95",
                                "hold_ms_p99",
                                "hold_ms_max"));
        assertThat(report.getAsJsonArray("source_statuses")
                        .get(0)
                        .getAsJsonObject()
                        .keySet())
                .containsExactly(
                        "name",
                        "broker",
                        "connected",
                        "lastConnectUnix",
                        "lastDisconnectUnix",
                        "lastPacketUnix",
                        "connectCount",
                        "disconnectCount",
                        "packetsTotal",
                        "packetsLast5m");
        assertThat(report.getAsJsonObject("source_liveness")
                        .getAsJsonObject("a")
                        .keySet())
                .containsExactly("lastReceiptUnix", "lastMessageUnix");
    }

    /** Two observers hear an advert, in one batch; one of them hears it twice. */
    @Test
    void upsertsAndDuplicatesAreCountedByMessage() throws Exception {
        Config config = TestMessages.config(folder, "{\"validateSignatures\": false}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        String advert = "1100" + "5a".repeat(32) + "01020304" + "00".repeat(64) + "01";
        for (String observer : List.of("AA", "BB", "AA")) {
            pipeline.receive(
                    TestMessages.message("meshcore/FRA/" + observer + "/packets", "{\"raw\":\"" + advert + "\"}"));
        }
        pipeline.start();
        assertThat(pipeline.stop(Duration.ofSeconds(20))).isZero();
        JsonObject report = report(pipeline, List.of());
        assertThat(report.get("tx_inserted").getAsInt()).isEqualTo(1);
        assertThat(report.get("obs_inserted").getAsInt()).isEqualTo(2);
        assertThat(report.get("tx_dupes").getAsInt()).isEqualTo(2);
        assertThat(report.get("node_upserts").getAsInt()).isEqualTo(3);
        assertThat(report.get("observer_upserts").getAsInt()).isEqualTo(3);
        JsonObject perf = report.getAsJsonObject("writer_perf").getAsJsonObject("mqtt_handler");
        assertThat(perf.get("count").getAsInt()).isPositive();
        assertThat(perf.get("hold_ms_max").getAsDouble()).isPositive();
    }

    private static void assertOnlyIntegers(JsonElement element) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(entry -> assertOnlyIntegers(entry.getValue()));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(DiagnosticsTest::assertOnlyIntegers);
        } else if (element.getAsJsonPrimitive().isNumber()) {
            assertThat(element.toString()).matches("-?\\d+");
        }
    }

    @Test
    void theReportListsWhatWasRepairedDuringIngest() throws Exception {
        Config config = TestMessages.config(folder, "{}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        pipeline.start();
        assertThat(pipeline.awaitOpen(Duration.ofSeconds(20))).isTrue();
        try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + config.fileBase());
                Statement statement = older.createStatement()) {
            statement.execute("DELETE FROM _migrations WHERE name = 'channel_hash_casing_v1'");
            statement.execute("INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type, "
                    + "channel_hash, last_seen) VALUES ('', 'a1', '2026-01-01T00:00:00Z', 1, 5, 'public', 1767225600)");
        }
        new MigrationTask(config, pipeline.stats(), MigrationTask.BESIDE_A_WRITER).run();
        JsonObject report = report(pipeline, List.of());
        assertThat(report.getAsJsonObject("backfillUpdates"))
                .hasToString("{\"rename the channel public to Public\":1}");
        assertThat(pipeline.stop(Duration.ofSeconds(20))).isZero();
    }

    @Test
    void theStatsFileIsReplacedWholeAndPrivate() throws Exception {
        Path file = folder.resolve("stats.json");
        StatsFile stats = new StatsFile(file);
        stats.write(report().toString());
        stats.write(report().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().contains("stats"))).containsExactly(file);
        }
    }

    @Test
    void theStatsFileIsNotWrittenThroughSomebodysLink() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path file = folder.resolve("stats.json");
        Path temporary = folder.resolve(".stats.json." + ProcessHandle.current().pid() + ".tmp");
        Files.createSymbolicLink(temporary, victim);
        StatsFile stats = new StatsFile(file);
        stats.write(report().toString());
        assertThat(victim).hasContent("precious");
        assertThat(file).isRegularFile();
        new StatsFile(folder.resolve("no/such/folder/stats.json")).write(report().toString());
    }

    @Test
    void recordingsTurnOverAndHoldEveryField() throws Exception {
        Path file = folder.resolve("recorded.jsonl");
        MessageRecorder recorder = new MessageRecorder(file, 2_000, 2);
        recorder.start();
        for (int n = 0; n < 40; n++) {
            recorder.record(TestMessages.packet(n, Acknowledgement.NONE));
        }
        recorder.record(TestMessages.message("b", new byte[] {(byte) 0xFF}, Acknowledgement.NONE));
        recorder.close();
        assertThat(recorder.skipped()).isZero();
        assertThat(folder.resolve("recorded.jsonl.1")).exists();
        assertThat(folder.resolve("recorded.jsonl.2")).exists();
        assertThat(folder.resolve("recorded.jsonl.3")).doesNotExist();
        assertThat(MessageRecorder.line(TestMessages.message("t", "{\"a\":1}")))
                .isEqualTo("{\"topic\":\"t\",\"payload\":\"{\\\"a\\\":1}\",\"receivedAt\":\"2026-11-20T14:05:10Z\","
                        + "\"retain\":false,\"source\":\"a\"}\n");
        assertThat(MessageRecorder.line(TestMessages.message("t", new byte[] {(byte) 0xFF}, Acknowledgement.NONE)))
                .contains("\"payload_b64\":\"/w==\"");
    }

    /** A disk that is full or away costs what finds no room in memory, and no line is glued to a cut one. */
    @Test
    void recordingsGoOnWhenTheDiskDoes() throws Exception {
        Path away = Files.createDirectories(folder.resolve("disk"));
        Path file = Files.writeString(away.resolve("recorded.jsonl"), "{\"topic\":\"cut o");
        MessageRecorder recorder = new MessageRecorder(file, 0, 1);
        recorder.start();
        recorder.record(TestMessages.message("first", "{}"));
        TestMessages.await("the line", Duration.ofSeconds(10), () -> lines(file).size() == 2);
        Files.move(away, folder.resolve("unplugged"));
        // When nothing has come for a moment, the file is opened again.
        Thread.sleep(600);
        byte[] big = "x".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < 1_000; n++) {
            recorder.record(TestMessages.message("big", big, Acknowledgement.NONE));
        }
        assertThat(recorder.skipped()).isBetween(800L, 900L);
        Files.move(folder.resolve("unplugged"), away);
        TestMessages.await(
                "what was kept", Duration.ofSeconds(10), () -> lines(file).size() > 100);
        recorder.close();
        assertThat(lines(file)).element(1).asString().contains("\"first\"");
        assertThat(lines(file).size() + recorder.skipped()).isEqualTo(2 + 1_000);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException away) {
            return List.of();
        }
    }

    @Test
    void thePipelineWritesASingleMessageAtOnce() throws Exception {
        var config = TestMessages.config(folder, "{}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        pipeline.start();
        pipeline.awaitOpen(Duration.ofSeconds(20));
        TestMessages.Acks acks = new TestMessages.Acks();
        for (int n = 0; n < 20; n++) {
            int before = acks.acknowledged.get();
            pipeline.receive(TestMessages.packet(n, acks));
            TestMessages.await("the commit", Duration.ofSeconds(5), () -> acks.acknowledged.get() > before);
        }
        assertThat(pipeline.stats().snapshot().commits()).isEqualTo(20);
        assertThat(pipeline.stats().snapshot().groupCommits()).isZero();
        assertThat(pipeline.stop(Duration.ofSeconds(20))).isZero();
    }
}
