package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.KilledProcess;
import java.nio.file.Path;

/** Runs all backfills on the file given, in small batches: to be killed. */
public final class BackfillChild {

    private BackfillChild() {}

    /** See above; prints a line before it begins. */
    public static void main(String[] args) throws InterruptedException {
        BackfillRunner runner = new BackfillRunner(Path.of(args[0]), StoreOptions.DEFAULT, InterpreterSettings.DEFAULT);
        System.out.println(KilledProcess.BEGINS);
        run(runner);
    }

    static void run(BackfillRunner runner) throws InterruptedException {
        for (Backfill backfill : Backfill.values()) {
            runner.run(backfill, BackfillOptions.DEFAULT.withBatch(100), BackfillProgress.NONE);
        }
    }
}
