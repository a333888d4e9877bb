package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import java.sql.SQLException;
import java.util.List;

/** Sets aside transmissions, with their observations, that have no hash or no time and no data to derive it from. */
final class NamelessMove implements Step {

    static final String OBSERVATIONS = SetAsideTable.PREFIX + "observations";

    @Override
    public String title() {
        return "set aside transmissions without hash or time";
    }

    @Override
    public boolean isOnRequest() {
        return true;
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        return !session.isRecorded(NamelessRows.NAME) && rows(session) > 0;
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        return NamelessRows.of(session).stream()
                .filter(row -> !row.isRepairable())
                .count();
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        SetAsideTable transmissions = new SetAsideTable(SetAsideTable.PREFIX + "transmissions", "transmissions");
        SetAsideTable observations = new SetAsideTable(OBSERVATIONS, "observations");
        transmissions.prepare(session);
        observations.prepare(session);
        RowFix move = new RowFix(
                "transmissions",
                NamelessRows.CONDITION,
                List.of(
                        observations.copy(session, "transmission_id = ?1"),
                        "DELETE FROM observations WHERE transmission_id = ?1",
                        "DELETE FROM advert_route_evidence WHERE tx_id = ?1",
                        transmissions.copy(session, "id = ?1"),
                        "DELETE FROM transmissions WHERE id = ?1"));
        long moved;
        try (CountedEdges edges = new CountedEdges(session.connection())) {
            moved = move.run(session, progress, title(), edges::forgetObservationsOf);
        }
        session.once(statement -> {
            if (NamelessRows.of(session).isEmpty()) {
                session.record(NamelessRows.NAME);
            }
        });
        return moved;
    }
}
