package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RfSample;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A process that writes the same batches in the same order, and says so of each, until it is killed. */
final class EndlessWriter {

    /** Packets in a batch. */
    static final int BATCH = 25;

    private static final ClientPosition PLACE = new ClientPosition(48.5, 9.5, OptionalDouble.empty());

    private EndlessWriter() {}

    /** Takes the file. */
    public static void main(String[] args) {
        try (MeshStore store = MeshStore.open(Path.of(args[0]), StoreOptions.DEFAULT)) {
            for (int number = 0; number < 1 << 16; number++) {
                store.writer().write(batch(number));
                System.out.println(number);
            }
        }
    }

    private static List<StoreRecord> batch(int number) {
        List<StoreRecord> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(observation()
                    .frame(String.format(Locale.ROOT, "1100%04x%02x", number, i))
                    .advert("Ridge", null, null)
                    .build());
        }
        ClientStamp stamp = new ClientStamp(Observations.NODE, Observations.NOON.plusMillis(number), Observations.NOON);
        batch.add(new RfSample(stamp, PLACE, true, ClientRowsTest.NEW_RADIO, ClientRowsTest.UNKNOWN));
        batch.add(new RegionAnswer(
                stamp, Optional.of(PLACE), "cd".repeat(32), List.of("eu"), false, OptionalLong.empty()));
        return batch;
    }
}
