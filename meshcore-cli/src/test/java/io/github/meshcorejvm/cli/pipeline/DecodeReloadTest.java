package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reload while messages are being decoded. */
@Timeout(30)
class DecodeReloadTest {

    private static final String PACKET = "{\"raw\": \"3D000102030405060708\"}";

    @TempDir
    Path folder;

    private final BoundedInbox inbox = new BoundedInbox(100, 1 << 20);
    private final IngestStats stats = new IngestStats();

    private static int records(DecodeStage stage) throws InterruptedException {
        DecodedBatch batch = stage.take();
        stage.done(batch.messages().size());
        return batch.items().size();
    }

    @Test
    void messagesOfARemovedSourceThatWaitKeepItsFilter() throws Exception {
        Config before = TestMessages.config(
                folder, "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"h\", \"iataFilter\": [\"SEA\"]}]}");
        Config after = TestMessages.config(folder, "{\"mqttSources\": [{\"name\": \"b\", \"broker\": \"h\"}]}");
        DecodeStage stage = new DecodeStage(inbox, stats, before, DeclaredRegions::new, 1_000);
        inbox.offer(TestMessages.message("meshcore/PDX/K/packets", PACKET));
        inbox.offer(TestMessages.message("meshcore/SEA/K/packets", PACKET));
        stage.reload(after);
        stage.reload(TestMessages.config(folder, "{\"mqttSources\": [{\"name\": \"c\", \"broker\": \"h\"}]}"));
        stage.start();
        assertThat(records(stage)).isEqualTo(1);
        assertThat(stats.snapshot().drops().get("iata_filtered")).isEqualTo(1);
        stage.reload(before);
        stage.reload(after.withSources(List.of()));
        inbox.offer(TestMessages.message("meshcore/PDX/K/packets", PACKET));
        assertThat(records(stage)).isZero();
        inbox.close();
        assertThat(stage.take()).isNull();
    }

    /** The reload comes between the beginning of a refresh and its end. */
    @Test
    void aReloadDuringARefreshOfTheRegionsIsApplied() throws Exception {
        Config before = TestMessages.config(folder, "{\"autoRegionKeys\": {\"enabled\": true}}");
        Config after = TestMessages.config(
                folder, "{\"autoRegionKeys\": {\"enabled\": true}, \"observerIATAWhitelist\": [\"SEA\"]}");
        AtomicReference<DecodeStage> stage = new AtomicReference<>();
        AtomicInteger refreshes = new AtomicInteger();
        stage.set(new DecodeStage(
                inbox,
                stats,
                before,
                () -> {
                    if (refreshes.incrementAndGet() == 1) {
                        stage.get().reload(after);
                    }
                    return new DeclaredRegions();
                },
                1_000));
        stage.get().start();
        inbox.put(TestMessages.message("meshcore/PDX/K/packets", PACKET));
        records(stage.get());
        assertThat(refreshes).hasValue(1);
        inbox.put(TestMessages.message("meshcore/PDX/K/packets", PACKET));
        assertThat(records(stage.get())).isZero();
        assertThat(refreshes).as("the names are chosen by the new settings").hasValue(2);
        inbox.close();
    }
}
