package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresProxy;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch takes a bounded number of round trips, whatever its size. */
class RoundTripsTest {

    private static final int MAX_ROUND_TRIPS = 12;

    @Test
    void theyDoNotGrowWithTheBatch() throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        StoreOptions options = StoreOptions.DEFAULT.withClock(Clock.fixed(RandomRecords.NOW, ZoneOffset.UTC));
        try (PostgresProxy proxy = new PostgresProxy(PostgresServer.shared().port());
                MeshStore store = MeshStore.open(StoreLocation.parse(database.url(proxy.port())), options)) {
            List<StoreRecord> records = new RandomRecords(1).next(4_000);
            List<StoreRecord> packets = records.stream()
                    .filter(item -> item instanceof Observation
                            || item instanceof ObserverStatus
                            || item instanceof CompanionMessage)
                    .toList();
            for (int size : new int[] {1, 30, 300, 2_000}) {
                int before = proxy.roundTrips();
                store.writer().write(packets.subList(0, size));
                assertThat(proxy.roundTrips() - before)
                        .as("%d packets and statuses", size)
                        .isLessThanOrEqualTo(MAX_ROUND_TRIPS);
                before = proxy.roundTrips();
                store.writer().write(records.subList(0, size));
                assertThat(proxy.roundTrips() - before)
                        .as("%d records of all kinds", size)
                        .isLessThanOrEqualTo(MAX_ROUND_TRIPS);
            }
        }
    }
}
