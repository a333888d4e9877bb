package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresProxy;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch whose commit was not answered is neither lost nor written twice: all counters are those of one writing. */
class LostCommitTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = PostgresProxy.CommitFault.class,
            names = {"LOSE_ANSWER", "LOSE_REQUEST"})
    void aBatchWithoutAnAnswerIsWrittenOnce(PostgresProxy.CommitFault fault) throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        StoreOptions options = StoreOptions.DEFAULT.withClock(Clock.fixed(RandomRecords.NOW, ZoneOffset.UTC));
        RandomRecords records = new RandomRecords(7);
        Path file = folder.resolve("mesh.db");
        try (PostgresProxy proxy = new PostgresProxy(PostgresServer.shared().port());
                MeshStore sqlite = MeshStore.open(file, options);
                MeshStore store = MeshStore.open(StoreLocation.parse(database.url(proxy.port())), options)) {
            for (int batch = 0; batch < 6; batch++) {
                List<StoreRecord> items = records.next(40);
                if (batch % 2 == 1) {
                    proxy.failNextCommit(fault);
                }
                assertThat(store.writer().write(items))
                        .as("batch %d", batch)
                        .isEqualTo(sqlite.writer().write(items));
                assertThat(proxy.faultPending())
                        .as("batch %d without the fault", batch)
                        .isFalse();
            }
        }
        try (Connection connection = PostgresServer.shared().connect(database.name(), "postgres")) {
            Map<String, List<String>> columns = TablesOfBoth.columns(connection);
            Map<String, List<String>> actual = TablesOfBoth.of(connection, columns);
            Map<String, List<String>> expected = TablesOfBoth.of(file, columns);
            if (fault == PostgresProxy.CommitFault.LOSE_REQUEST) {
                // What the batch that was rolled back has drawn from the sequences is not given out again.
                RankedKeys.replaceKeys(actual);
                RankedKeys.replaceKeys(expected);
            }
            assertThat(actual).isEqualTo(expected);
        }
    }
}
