package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.region.ScopeMatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The row of {@code scope_match_totals}: how the regions of new packets were decided. Written with the batch that decided
 * them, so that a kill neither loses nor doubles any. Not thread-safe.
 */
final class ScopeTally implements AutoCloseable {

    private static final String ADD = """
            INSERT INTO scope_match_totals (id, since_unix, unique_matches, explicit_over_derived, ambiguous,
              none_matches, updated_unix)
            VALUES (1, ?1, ?2, ?3, ?4, ?5, ?1)
            ON CONFLICT (id) DO UPDATE SET unique_matches = unique_matches + ?2,
              explicit_over_derived = explicit_over_derived + ?3, ambiguous = ambiguous + ?4,
              none_matches = none_matches + ?5, updated_unix = ?1""";

    private final PreparedStatement add;
    private int unique;
    private int explicitOverDerived;
    private int ambiguous;
    private int none;

    ScopeTally(Connection connection) throws SQLException {
        add = connection.prepareStatement(ADD);
    }

    /** Takes note of a decision. */
    void count(ScopeMatch match) {
        if (match instanceof ScopeMatch.Matched matched) {
            unique += matched.overDerived() ? 0 : 1;
            explicitOverDerived += matched.overDerived() ? 1 : 0;
        } else if (match instanceof ScopeMatch.Ambiguous) {
            ambiguous++;
        } else if (match instanceof ScopeMatch.Unmatched) {
            none++;
        }
    }

    /** Writes what was noted, if anything was. */
    void flush(long now) throws SQLException {
        if (unique + explicitOverDerived + ambiguous + none == 0) {
            return;
        }
        add.setLong(1, now);
        add.setInt(2, unique);
        add.setInt(3, explicitOverDerived);
        add.setInt(4, ambiguous);
        add.setInt(5, none);
        add.executeUpdate();
        forget();
    }

    /** Forgets what was noted: it is undone. */
    void forget() {
        unique = 0;
        explicitOverDerived = 0;
        ambiguous = 0;
        none = 0;
    }

    @Override
    public void close() throws SQLException {
        add.close();
    }
}
