package io.github.meshcorejvm.store.sqlite.retention;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.testing.KilledProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Deletes what is old in the file given, gives the room back and checkpoints: to be killed. */
public final class RetentionChild {

    /** The time of the newest packet of {@link io.github.meshcorejvm.store.sqlite.backfill.FieldFile}. */
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);

    private RetentionChild() {}

    /** See above; prints a line before it begins. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(KilledProcess.BEGINS);
        run(Path.of(args[0]));
    }

    static void run(Path file) throws InterruptedException {
        StoreOptions options = StoreOptions.DEFAULT.withClock(Clock.fixed(NOW, ZoneOffset.UTC));
        Optional<Duration> thousandSeconds = Optional.of(Duration.ofSeconds(1000));
        new Pruner(file, options)
                .prune(new RetentionPolicy(
                        thousandSeconds,
                        Optional.empty(),
                        Optional.empty(),
                        thousandSeconds,
                        thousandSeconds,
                        thousandSeconds,
                        RetentionPolicy.Clients.FOR_EVER));
        Compactor compactor = new Compactor(file, options);
        compactor.releaseFreePages(20);
        compactor.checkpoint();
    }
}
