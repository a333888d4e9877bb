package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.KilledProcess;
import java.nio.file.Path;

/** Migrates the file given: to be disturbed. */
public final class MigrationChild {

    private MigrationChild() {}

    /** See above; prints a line before it begins. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(KilledProcess.BEGINS);
        run(Path.of(args[0]));
    }

    static void run(Path file) throws InterruptedException {
        new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationProgress.NONE);
    }
}
