package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.rows.Frames;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transmissions without hash or time, and the values that can be derived for them. */
final class NamelessRows {

    /** The name under which it is recorded that there are none. */
    static final String NAME = "cleanup_legacy_null_hash_ts";

    static final String CONDITION = "coalesce(hash, '') = '' OR coalesce(first_seen, '') = ''";

    private static final String SELECT =
            "SELECT id, hash, first_seen, raw_hex, (SELECT min(timestamp) FROM observations o WHERE o.transmission_id = t.id)"
                    + " FROM transmissions t WHERE " + CONDITION;

    private NamelessRows() {}

    /**
     * One of them.
     *
     * @param hash the one it has, or that of its packet; absent if there is neither
     * @param firstSeen the time it has, or that of its oldest observation; absent without both
     */
    record Row(long id, @Nullable String hash, @Nullable String firstSeen) {
        boolean isRepairable() {
            return hash != null && firstSeen != null;
        }
    }

    static List<Row> of(MigrationSession session) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement select = session.connection().prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String hash = textOrNull(rows.getString(2));
                String firstSeen = textOrNull(rows.getString(3));
                long oldest = rows.getLong(5);
                found.add(new Row(
                        rows.getLong(1),
                        hash != null
                                ? hash
                                : Frames.contentHash(rows.getString(4)).orElse(null),
                        firstSeen != null || oldest <= 0 ? firstSeen : IsoTime.format(oldest)));
            }
        }
        return found;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
