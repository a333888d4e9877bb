package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.log.LogFormat;
import io.github.meshcorejvm.cli.log.LogSetup;
import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.process.Database;
import io.github.meshcorejvm.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a stranger sends stops ingest, loses anybody else's message, or reaches the log raw. Small as part of the
 * build; the full proof is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=HostileTrafficTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine="-Dproof.hostile=1000000 -Xmx128m"</pre>
 */
class HostileTrafficTest {

    private static final int MESSAGES = Integer.getInteger("proof.hostile", 6_000);
    private static final int SEED = 20261120;
    private static final List<String> LEVELS = List.of(
            "meshcore",
            "SEA",
            "",
            "client",
            "message",
            "channel",
            "direct",
            "packets",
            "raw",
            "status",
            "\u001b[31m",
            "a\nb",
            "\u0000",
            "ÿ\u202e",
            "AB".repeat(32),
            "'; DROP TABLE nodes;--",
            "+",
            "x".repeat(3000));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "1e999",
            "-1e-999",
            "NaN",
            "-Infinity",
            "\"\"",
            "\"\\u001b[2J\\u0007\\r\\n\"",
            "\"\\ud800\"",
            "9999999999999999999999",
            "\"1e999 dBm\"",
            "\"3D00FF\"",
            "\"zz\"",
            "\"15C0\"",
            "0.5",
            "\"rx\"",
            "\"2026-11-20T14:05:10\"",
            "\"online\"",
            "[[[[[[1]]]]]]",
            "{\"lat\":1e999,\"lon\":\"x\"}");
    private static final List<String> KEYS = List.of(
            "raw",
            "data",
            "SNR",
            "RSSI",
            "score",
            "direction",
            "origin",
            "origin_id",
            "region",
            "timestamp",
            "len",
            "packet_type",
            "status",
            "stats",
            "gps",
            "text",
            "channel_idx",
            "type",
            "payload",
            "repeat",
            "battery_mv");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @AfterEach
    void logElsewhere() {
        LogSetup.to(System.err, LogFormat.TEXT);
        LogSetup.level("warn");
    }

    /** Incidents 48, 49, 54, 58 and 59: slices, numbers, garbage names, malformed UTF-8, escapes in the log. */
    @Test
    void whateverStrangersSendTheGoodMessagesInBetweenAreStored() throws Exception {
        LogSetup.to(log, LogFormat.TEXT);
        LogSetup.level("debug");
        var config = TestMessages.config(
                folder, "{\"clientRxCoverage\": {\"enabled\": true}, \"companion\": {\"direct\": true}}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        pipeline.start();
        int good = 0;
        for (int n = 0; n < MESSAGES; n++) {
            pipeline.receiveWhenRoom(hostile());
            if (n % 10 == 0) {
                pipeline.receiveWhenRoom(TestMessages.packet(good++, Acknowledgement.NONE));
            }
        }
        assertThat(pipeline.stop(Duration.ofMinutes(5))).isZero();
        assertThat(Database.number(
                        folder.resolve("mesh.db"),
                        "SELECT count(*) FROM transmissions WHERE raw_hex LIKE '3D00________________'"))
                .as("seed %d", SEED)
                .isEqualTo(good);
        IngestStats.Snapshot counted = pipeline.stats().snapshot();
        assertThat(counted.received()).isEqualTo(MESSAGES + good);
        assertThat(counted.drops()).as("seed %d", SEED).doesNotContainKeys("failed", "rejected", "overflow");
        assertThat(log.toString(StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c < 0x20 && c != '\n' || c == 0x7f || c == 0x1b))
                .isEmpty();
    }

    private InboundMessage hostile() {
        byte[] payload;
        switch (random.nextInt(8)) {
            case 0:
                payload = new byte[random.nextInt(300)];
                random.nextBytes(payload);
                break;
            case 1:
                payload = ("[".repeat(random.nextInt(70_000)) + "{\"a\":".repeat(random.nextInt(200)))
                        .getBytes(StandardCharsets.UTF_8);
                break;
            case 2:
                payload = random.nextInt(500) == 0 ? new byte[10 << 20] : new byte[66_000];
                break;
            default:
                payload = mutated(object());
        }
        return new InboundMessage(
                "a", topic(), Bytes.copyOf(payload), random.nextBoolean(), TestMessages.NOW, Acknowledgement.NONE);
    }

    private String topic() {
        StringBuilder topic = new StringBuilder(random.nextInt(4) > 0 ? "meshcore" : pick(LEVELS));
        for (int levels = random.nextInt(5); levels > 0; levels--) {
            topic.append('/').append(pick(LEVELS));
        }
        return topic.toString();
    }

    private byte[] object() {
        StringBuilder json = new StringBuilder("{");
        for (int keys = random.nextInt(8); keys > 0; keys--) {
            json.append('"').append(pick(KEYS)).append("\":").append(value()).append(keys > 1 ? "," : "");
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String value() {
        if (random.nextInt(4) > 0) {
            return pick(VALUES);
        }
        byte[] frame = new byte[random.nextInt(120)];
        random.nextBytes(frame);
        return '"' + Bytes.copyOf(frame).toHex() + '"';
    }

    private byte[] mutated(byte[] json) {
        for (int changes = random.nextInt(3); changes > 0 && json.length > 0; changes--) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        }
        return json;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
