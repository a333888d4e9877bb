package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two processes that write to one file by mistake: slow, but nothing is lost and nothing is there twice. */
class TwoWritersTest extends WriterFixture {

    private static final int BATCHES = 60;
    private static final int PACKETS = 20;

    @Test
    void eachPacketIsThereOnceAndEachDuplicateCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> both = threads.invokeAll(List.of(writer(), writer()));
            for (Future<Void> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count("transmissions")).isEqualTo("" + BATCHES * PACKETS);
        assertThat(count("observations")).isEqualTo("" + BATCHES * PACKETS);
        assertThat(query(file, "SELECT id, packet_count FROM observers ORDER BY id"))
                .containsExactly("EVEN|" + BATCHES * PACKETS, "ODD|" + BATCHES * PACKETS);
        assertThat(query(file, "SELECT advert_count FROM nodes")).containsExactly("" + BATCHES);
        assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
    }

    private String count(String table) throws SQLException {
        return query(file, "SELECT count(*) FROM " + table).get(0);
    }

    private Callable<Void> writer() {
        return () -> {
            try (MeshStore own = MeshStore.open(file, StoreOptions.DEFAULT)) {
                for (int batch = 0; batch < BATCHES; batch++) {
                    writeUntilDone(own, batch(batch));
                }
            }
            return null;
        };
    }

    private static void writeUntilDone(MeshStore own, List<StoreRecord> batch) {
        while (true) {
            try {
                assertThat(own.writer().write(batch).rejected()).isEmpty();
                return;
            } catch (StoreBusyException other) {
                // The other had it for the whole time; the batch is as it was.
            }
        }
    }

    private static List<StoreRecord> batch(int number) {
        List<StoreRecord> batch = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            Observations packet = observation()
                    .frame("1500" + String.format(Locale.ROOT, "%02x%02x", number, i) + "beef")
                    .by(i % 2 == 0 ? "EVEN" : "ODD", "", "");
            batch.add((i == 0 ? packet.advert("Ridge", "repeater", null) : packet).build());
        }
        return batch;
    }
}
