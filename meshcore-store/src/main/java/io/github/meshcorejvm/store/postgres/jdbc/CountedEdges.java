package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import java.util.Locale;

/**
 * The neighbor graph of a database in which observations change so that they give other edges: the table may have counted each
 * of them. The stored fingerprint is voided then, in the same transaction, so that the next build counts all observations again.
 */
public final class CountedEdges {

    /** What is not a number, or too large, counts as missing. */
    private static final String NUMBER = "CASE WHEN %1$s ~ '^[0-9]{1,18}$' THEN %1$s::bigint END";

    /** Notes the change in any case: a build that runs meanwhile may have read rows that are not counted yet. */
    private static final String FORGET = """
            WITH changed AS MATERIALIZED (%1$s),
            voided AS (DELETE FROM meshcore.state AS f USING changed WHERE f.schema = current_schema() AND f.key = '%2$s'
              AND changed.id <= (SELECT %3$s FROM meshcore.state AS p
                WHERE p.schema = current_schema() AND p.key = '%4$s'))
            INSERT INTO meshcore.state AS s (schema, key, value)
              SELECT current_schema(), '%5$s', '1' FROM changed WHERE changed.id IS NOT NULL
            ON CONFLICT (schema, key) DO UPDATE SET value = (coalesce(%6$s, 0) + 1)::text""";

    private CountedEdges() {}

    /**
     * A statement that voids the fingerprint if a changed observation is counted.
     *
     * @param lowest a query for the lowest id of the changed observations, as {@code id}; NULL if there are none
     */
    public static String forget(String lowest) {
        return String.format(
                Locale.ROOT,
                FORGET,
                lowest,
                EdgeFingerprint.KEY,
                number("p.value"),
                BuildPosition.POSITION_KEY,
                BuildPosition.MERGES_KEY,
                number("s.value"));
    }

    private static String number(String value) {
        return String.format(Locale.ROOT, NUMBER, value);
    }
}
