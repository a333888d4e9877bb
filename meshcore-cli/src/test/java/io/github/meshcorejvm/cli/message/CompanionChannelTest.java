package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.message.Envelope.CompanionEnvelope;
import io.github.meshcorejvm.cli.pipeline.TestMessages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic can have 65,535 bytes, but its last level is stored and indexed as the channel. */
class CompanionChannelTest {

    @TempDir
    Path folder;

    private String channel(String level, String payload) {
        Envelope envelope = new EnvelopeParser(TestMessages.config(folder, "{}"), new StatusFreshness())
                .parse(TestMessages.message("meshcore/message/channel/" + level, payload));
        return ((CompanionEnvelope) envelope).channel().orElseThrow();
    }

    @Test
    void aChannelFromATopicHas128CharactersAtMost() {
        String text = "{\"text\": \"B: m\"}";
        assertThat(channel("x".repeat(3000), text)).isEqualTo("x".repeat(128));
        assertThat(channel("🛰".repeat(129), text)).isEqualTo("🛰".repeat(128));
        assertThat(channel("x".repeat(128), text)).isEqualTo("x".repeat(128));
        assertThat(channel("3", text)).isEqualTo("3");
        assertThat(channel("x".repeat(3000), "{\"text\": \"B: m\", \"channel_idx\": 7}"))
                .isEqualTo("7");
    }
}
