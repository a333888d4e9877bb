package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.pipeline.TestMessages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents 39 and 42: filters by kind of message, and one gate for all of them. */
class EnvelopeFilterTest {

    private static final String KEY = "AB".repeat(32);
    private static final String PACKET = "{\"raw\": \"3D000102030405060708\"}";
    private static final String STATUS = "{\"status\": \"online\"}";

    @TempDir
    Path folder;

    private String outcome(String config, String topic, String payload) {
        Envelope envelope = new EnvelopeParser(TestMessages.config(folder, config), new StatusFreshness())
                .parse(TestMessages.message(topic, payload));
        return envelope instanceof Envelope.Dropped dropped
                ? dropped.reason().label()
                : envelope.getClass().getSimpleName();
    }

    @Test
    void dropsEveryMessageOfABlacklistedObserver() {
        String config = "{\"observerBlacklist\": [\" " + KEY.toLowerCase(java.util.Locale.ROOT)
                + " \"], \"clientRxCoverage\": {\"enabled\": true}}";
        assertThat(outcome(config, "meshcore/SEA/" + KEY + "/packets", PACKET)).isEqualTo("blacklisted");
        assertThat(outcome(config, "meshcore/SEA/" + KEY + "/status", STATUS)).isEqualTo("blacklisted");
        assertThat(outcome(config, "meshcore/client/" + KEY + "/packets", PACKET))
                .isEqualTo("blacklisted");
        assertThat(outcome(config, "meshcore/packets", "{\"raw\": \"3D0001\", \"origin_id\": \"" + KEY + "\"}"))
                .isEqualTo("blacklisted");
        assertThat(outcome(config, "meshcore/SEA/CD/packets", PACKET)).isEqualTo("PacketEnvelope");
    }

    @Test
    void appliesTheWhitelistToTheEffectiveRegionOfAllKinds() {
        String config = "{\"observerIATAWhitelist\": [\"sea\"]}";
        assertThat(outcome(config, "meshcore/sea/K/packets", PACKET)).isEqualTo("PacketEnvelope");
        assertThat(outcome(config, "meshcore/PDX/K/packets", PACKET)).isEqualTo("not_whitelisted");
        assertThat(outcome(config, "meshcore/PDX/K/packets", "{\"raw\": \"3D0001\", \"region\": \" sea\"}"))
                .isEqualTo("PacketEnvelope");
        assertThat(outcome(config, "meshcore/PDX/K/status", STATUS)).isEqualTo("not_whitelisted");
        assertThat(outcome(config, "meshcore/packets", PACKET)).isEqualTo("not_whitelisted");
        assertThat(outcome(config, "meshcore/message/channel/1", "{\"text\": \"a\"}"))
                .isEqualTo("CompanionEnvelope");
    }

    @Test
    void appliesTheFilterOfASourceToAllButStatus() {
        String config = "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"h\", \"iataFilter\": [\"SEA\"], \"region\":"
                + " \"muc\"}]}";
        assertThat(outcome(config, "meshcore/SEA/K/packets", PACKET)).isEqualTo("PacketEnvelope");
        assertThat(outcome(config, "meshcore/PDX/K/packets", PACKET)).isEqualTo("iata_filtered");
        assertThat(outcome(config, "meshcore/PDX/K/status", STATUS)).isEqualTo("StatusEnvelope");
        assertThat(outcome(config, "meshcore/packets", PACKET)).isEqualTo("iata_filtered");
    }

    @Test
    void keepsPrivateMessagesOnlyWhenAsked() {
        String text = "{\"type\": \"EventType.X\", \"payload\": {\"text\": \"a\"}}";
        assertThat(outcome("{}", "meshcore/message/direct/ab", text)).isEqualTo("feature_off");
        assertThat(outcome("{\"companion\": {\"direct\": true}}", "meshcore/message/direct/ab", text))
                .isEqualTo("CompanionEnvelope");
        assertThat(outcome("{\"companion\": {\"channels\": false}}", "meshcore/message/channel/1", text))
                .isEqualTo("feature_off");
        assertThat(outcome("{}", "meshcore/message/direct/ab", PACKET)).isEqualTo("PacketEnvelope");
    }

    /** Incidents 35 and 36: what was kept, or is old by its own time, proves no life. */
    @Test
    void tellsFreshFromStaleStatus() {
        EnvelopeParser parser = new EnvelopeParser(TestMessages.config(folder, "{}"), new StatusFreshness());
        assertThat(isFresh(parser, "{}")).isTrue();
        assertThat(isFresh(parser, "{\"status\": \"ONLINE\", \"timestamp\": \"2026-11-20T13:55:10Z\"}"))
                .isTrue();
        assertThat(isFresh(parser, "{\"timestamp\": \"2026-11-20T13:55:09Z\"}")).isFalse();
        assertThat(isFresh(parser, "{\"timestamp\": \"2026-11-20T01:55:10\"}")).isTrue();
        assertThat(isFresh(parser, "{\"timestamp\": \"2026-11-20T01:55:09\"}")).isFalse();
        assertThat(isFresh(parser, "{\"status\": \"offline\"}")).isFalse();
        assertThat(isFresh(parser, "{\"status\": null}")).isTrue();
    }

    private static boolean isFresh(EnvelopeParser parser, String payload) {
        return ((Envelope.StatusEnvelope) parser.parse(TestMessages.message("meshcore/SEA/K/status", payload))).fresh();
    }
}
