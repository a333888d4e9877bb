package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.Choice;
import io.github.meshcorejvm.store.backfill.Backfill;

/** The name of a backfill. */
final class BackfillName extends Choice<Backfill> {

    /** Created by picocli. */
    BackfillName() {
        super(Backfill.values(), Backfill::text);
    }
}
