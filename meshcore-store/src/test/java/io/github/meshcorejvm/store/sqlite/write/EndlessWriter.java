package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A process that writes the same batches in the same order, and says so of each, until it is killed. */
final class EndlessWriter {

    /** Packets in a batch. */
    static final int BATCH = 25;

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
                    .frame(String.format(Locale.ROOT, "1500%04x%02x", number, i))
                    .advert("Ridge", null, null)
                    .build());
        }
        return batch;
    }
}
