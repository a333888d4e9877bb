package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.fold.TransmissionMerge;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Fills in the missing hash of a transmission from its packet, and a missing time from its oldest observation. A row whose hash
 * another row has is merged into that row.
 */
final class NamelessRepair implements Step {

    @Override
    public String title() {
        return "fill in the hash or time of transmissions without one";
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        if (session.isRecorded(NamelessRows.NAME)) {
            return false;
        }
        List<NamelessRows.Row> rows = NamelessRows.of(session);
        return rows.isEmpty() || rows.stream().anyMatch(NamelessRows.Row::isRepairable);
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        return NamelessRows.of(session).stream()
                .filter(NamelessRows.Row::isRepairable)
                .count();
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        List<NamelessRows.Row> rows = NamelessRows.of(session).stream()
                .filter(NamelessRows.Row::isRepairable)
                .toList();
        try (PreparedStatement holder = session.connection()
                        .prepareStatement("SELECT id FROM transmissions WHERE hash = ? AND id <> ?");
                PreparedStatement time =
                        session.connection().prepareStatement("UPDATE transmissions SET first_seen = ? WHERE id = ?");
                PreparedStatement hash =
                        session.connection().prepareStatement("UPDATE transmissions SET hash = ? WHERE id = ?");
                TransmissionMerge merge = new TransmissionMerge(session.connection())) {
            long changed = new ListWork<>(rows, row -> {
                        set(time, Objects.requireNonNull(row.firstSeen()), row.id());
                        holder.setString(1, row.hash());
                        holder.setLong(2, row.id());
                        try (ResultSet other = holder.executeQuery()) {
                            if (other.next()) {
                                merge.merge(row.id(), other.getLong(1));
                                return 1;
                            }
                        }
                        set(hash, Objects.requireNonNull(row.hash()), row.id());
                        return 1;
                    })
                    .run(session.transactions());
            session.once(statement -> {
                if (NamelessRows.of(session).isEmpty()) {
                    session.record(NamelessRows.NAME);
                }
            });
            return changed;
        }
    }

    private static void set(PreparedStatement update, String value, long id) throws SQLException {
        update.setString(1, value);
        update.setLong(2, id);
        update.executeUpdate();
    }
}
