package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.process.Database;
import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker sends again is in the database once, even where no key shows that it is the same. */
class RepeatedMessagesTest {

    private static final String TEXT = "{\"text\": \"Bob: on the hill\"}";
    /** A signed advert of which one bit is wrong. */
    private static final String FORGED =
            "{\"raw\": \"1100" + "AB".repeat(32) + "00".repeat(4) + "CD".repeat(64) + "01\"}";

    private static final String PACKETS = "meshcore/YYZ/" + "5F".repeat(32) + "/packets";

    @TempDir
    private Path folder;

    /** The acknowledgement of a message that the broker has sent before. */
    private enum SentAgain implements Acknowledgement {
        YES;

        @Override
        public void acknowledge() {
            // Nobody waits for it.
        }

        @Override
        public boolean isAwaited() {
            return true;
        }

        @Override
        public boolean refuse() {
            return true;
        }

        @Override
        public boolean isForRedelivery() {
            return true;
        }
    }

    @Test
    void aRedeliveryIsStoredOnce() throws Exception {
        receive(message("meshcore/message/channel/5", TEXT, 0, Acknowledgement.NONE));
        receive(message(PACKETS, FORGED, 0, Acknowledgement.NONE));
        receive(message("meshcore/message/channel/5", TEXT, 4, SentAgain.YES));
        receive(message(PACKETS, FORGED, 4, SentAgain.YES));
        assertThat(count("transmissions")).isEqualTo(1);
        assertThat(count("observations")).isEqualTo(1);
        assertThat(count("dropped_packets")).isEqualTo(1);
        receive(message("meshcore/message/channel/5", TEXT, 9, Acknowledgement.NONE));
        receive(message(PACKETS, FORGED, 9, Acknowledgement.NONE));
        assertThat(count("transmissions")).as("said twice").isEqualTo(2);
        assertThat(count("dropped_packets")).isEqualTo(2);
    }

    /** An observer that is gone stays gone, however often the broker sends what it once published to be kept. */
    @Test
    void aRetainedMessageIsStoredOnceAndIsNoSignOfLife() throws Exception {
        InboundMessage packet = TestMessages.packet(1, Acknowledgement.NONE);
        receive(packet);
        Path file = folder.resolve("mesh.db");
        Database.execute(
                file,
                "UPDATE observers SET inactive = 1, last_seen = '2026-10-01T00:00:00Z',"
                        + " last_packet_at = '2026-10-01T00:00:00Z'");
        for (int start = 1; start <= 2; start++) {
            receive(retained(packet, start));
            receive(retained(message("meshcore/message/channel/5", TEXT, 0, Acknowledgement.NONE), start));
            receive(retained(message(PACKETS, FORGED, 0, Acknowledgement.NONE), start));
        }
        assertThat(Database.number(
                        file,
                        "SELECT count(*) FROM observers WHERE inactive = 1 AND packet_count = 1"
                                + " AND last_seen < '2026-11' AND last_packet_at < '2026-11'"))
                .isEqualTo(1);
        assertThat(count("observers")).isEqualTo(1);
        assertThat(count("transmissions")).isEqualTo(2);
        assertThat(count("observations")).isEqualTo(2);
        assertThat(count("dropped_packets")).isEqualTo(1);
    }

    private static InboundMessage retained(InboundMessage like, int start) {
        return new InboundMessage(
                like.source(),
                like.topic(),
                like.payload(),
                true,
                like.receivedAt().plusSeconds(3600L * start),
                Acknowledgement.NONE);
    }

    private static InboundMessage message(String topic, String payload, int seconds, Acknowledgement ack) {
        Instant time = TestMessages.NOW.plusSeconds(seconds);
        return new InboundMessage("a", topic, Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)), false, time, ack);
    }

    /** Each in a run of its own, as after a kill. */
    private void receive(InboundMessage message) throws InterruptedException {
        Config config = TestMessages.config(folder, "{}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        pipeline.start();
        pipeline.receive(message);
        assertThat(pipeline.stop(Duration.ofSeconds(20))).isZero();
    }

    private long count(String table) {
        return Database.count(folder.resolve("mesh.db"), table);
    }
}
