package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.ScopeCounts;

/**
 * The row of {@code scope_match_totals}: written with the batch that decided the regions, so that a kill neither loses a count
 * nor counts twice.
 */
final class ScopeTotals {

    private static final ColumnSet COLUMNS =
            ColumnSet.of("unique_matches:B explicit_over_derived:B ambiguous:B none_matches:B updated_unix:B");
    private static final String ADD = """
            INSERT INTO scope_match_totals AS s (id, since_unix, unique_matches, explicit_over_derived, ambiguous,
              none_matches, updated_unix)
            SELECT 1, updated_unix, unique_matches, explicit_over_derived, ambiguous, none_matches, updated_unix
            FROM\s""" + COLUMNS.rows() + """

            ON CONFLICT (id) DO UPDATE SET unique_matches = s.unique_matches + excluded.unique_matches,
              explicit_over_derived = s.explicit_over_derived + excluded.explicit_over_derived,
              ambiguous = s.ambiguous + excluded.ambiguous, none_matches = s.none_matches + excluded.none_matches,
              updated_unix = excluded.updated_unix""";

    private ScopeTotals() {}

    static SetStatement add(ScopeCounts counts, long now) {
        SetStatement add = new SetStatement(ADD, COLUMNS);
        if (!counts.isEmpty()) {
            add.add(
                    (long) counts.unique(),
                    (long) counts.explicitOverDerived(),
                    (long) counts.ambiguous(),
                    (long) counts.none(),
                    now);
        }
        return add;
    }
}
