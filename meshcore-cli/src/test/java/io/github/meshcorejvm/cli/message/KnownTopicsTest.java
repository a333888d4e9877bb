package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.json.WellFormed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Remembered topics say what the topic says: of many, of those with the same hash code, of long and broken ones. */
class KnownTopicsTest {

    @Test
    void whatIsRememberedIsWhatTheTopicSays() {
        List<String> topics = new ArrayList<>(List.of(
                "", "/", "meshcore", "meshcore/Aa/x/packets", "meshcore/BB/x/packets", "meshcore/\uD800/x/raw"));
        topics.add("meshcore/muc/" + "x".repeat(1_000) + "/packets");
        for (int i = 0; i < 5_000; i++) {
            topics.add("meshcore/MUC/" + Integer.toHexString(i) + "/" + (i % 2 == 0 ? "packets" : "status"));
        }
        KnownTopics known = new KnownTopics();
        for (int round = 0; round < 2; round++) {
            for (String topic : topics) {
                assertThat(known.of(topic)).as(topic).isEqualTo(Topic.of(WellFormed.of(topic)));
            }
        }
    }
}
