package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code meshcore migrate} on a PostgreSQL server: creates the tables, grants rights to the roles, and lists other problems.
 */
final class ServerMigration {

    private final SchemaStore schema;
    private final StoreLocation database;
    private final MigrationOptions wanted;
    private final Consumer<String> out;

    ServerMigration(SchemaStore schema, StoreLocation database, MigrationOptions wanted, Consumer<String> out) {
        this.schema = schema;
        this.database = database;
        this.wanted = wanted;
        this.out = out;
    }

    int run(boolean check, boolean dryRun) throws InterruptedException {
        schema.requireSupported();
        List<PlannedStep> plan = schema.plan(wanted);
        if (plan.isEmpty()) {
            out.accept(database + " is up to date");
        } else {
            out.accept(database + (check ? ": missing:" : " will get:"));
            plan.forEach(step -> out.accept("  " + step));
        }
        // A check writes nothing either, and its exit status tells what is missing.
        if (dryRun && !check) {
            out.accept("dry run: nothing written");
            return ExitCode.OK;
        }
        if (!check && !plan.isEmpty()) {
            schema.migrate(wanted, MigrationProgress.NONE);
            out.accept(database + " is up to date");
        }
        return report(schema.check(wanted)) && (plan.isEmpty() || !check) ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean report(SchemaCheck found) {
        found.facts().forEach(out);
        found.notes().forEach(note -> out.accept("note: " + note));
        found.problems().forEach(problem -> out.accept("problem: " + problem));
        return found.problems().isEmpty();
    }
}
