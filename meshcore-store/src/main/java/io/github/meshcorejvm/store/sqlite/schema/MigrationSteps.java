package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All steps in order, with those that others depend on first. */
final class MigrationSteps {

    /** Without it, a writer that runs meanwhile scans the whole table for each observation. */
    private static final String FIRST_INDEX = "idx_observations_transmission_id";

    private MigrationSteps() {}

    /** The steps that a file of version 3 may need. */
    static List<Step> all() {
        List<Step> steps = new ArrayList<>();
        Schema.INDEXES.stream()
                .filter(index -> index.name().equals(FIRST_INDEX))
                .map(IndexBuild::of)
                .forEach(steps::add);
        for (Table table : Schema.TABLES) {
            if (table.is(Schema.OBSERVERS)) {
                steps.add(new TableRebuild(table, List.of()));
            } else if (table.name().equals("observer_metrics")) {
                // Recorded when both tables with a noise floor are right.
                steps.add(new TableRebuild(table, List.of("noise_floor_real_v1")));
            } else if (!table.is(Schema.TRANSMISSIONS) && !table.is(Schema.OBSERVATIONS)) {
                steps.add(new TableRebuild(table, List.of()));
            }
        }
        for (Index index : Schema.INDEXES) {
            if (!index.name().equals(FIRST_INDEX)) {
                steps.add(index.is(Schema.DEDUP) ? new DedupBuild() : IndexBuild.of(index));
            }
        }
        steps.add(new NamelessRepair());
        steps.add(new NamelessMove());
        steps.add(new OrphanMove());
        steps.add(DataStep.NUMBERS);
        steps.add(DataStep.OBSERVATION_NUMBERS);
        steps.add(new NodeKeyMerge("nodes"));
        steps.add(new NodeKeyMerge("inactive_nodes"));
        steps.add(DataStep.CHANNEL_HASH);
        steps.add(DataStep.CHANNEL_CASE);
        steps.add(new AdvertCount());
        steps.add(new StructureRecord());
        return steps;
    }

    /** The steps that have something to do. */
    static List<Step> pending(MigrationSession session) throws SQLException {
        List<Step> pending = new ArrayList<>();
        for (Step step : all()) {
            if (step.isPending(session)) {
                pending.add(step);
            }
        }
        return pending;
    }
}
