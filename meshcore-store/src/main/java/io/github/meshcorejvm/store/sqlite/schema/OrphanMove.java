package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.util.List;

/**
 * Sets aside observations without a transmission: other programs' migrations refuse a file with broken references. Route
 * evidence without a transmission is useless, and is deleted.
 */
final class OrphanMove implements Step {

    static final String TABLE = "meshcore_orphan_observations";

    private static final String ORPHAN = "NOT EXISTS (SELECT 1 FROM transmissions t WHERE t.id = transmission_id)";
    private static final RowFix EVIDENCE = new RowFix(
            "advert_route_evidence",
            "NOT EXISTS (SELECT 1 FROM transmissions t WHERE t.id = tx_id)",
            List.of("DELETE FROM advert_route_evidence WHERE rowid = ?1"
                    + " AND NOT EXISTS (SELECT 1 FROM transmissions t WHERE t.id = tx_id)"));

    @Override
    public String title() {
        return "set aside observations without a transmission";
    }

    @Override
    public boolean isOnRequest() {
        return true;
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        return session.number("SELECT EXISTS (SELECT 1 FROM observations WHERE " + ORPHAN + ")") == 1
                || session.number("SELECT EXISTS (SELECT 1 FROM advert_route_evidence WHERE " + EVIDENCE.condition()
                                + ")")
                        == 1;
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        return session.number("SELECT count(*) FROM observations WHERE " + ORPHAN) + EVIDENCE.rows(session);
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        SetAsideTable aside = new SetAsideTable(TABLE, "observations");
        aside.prepare(session);
        String same = "rowid = ?1 AND " + ORPHAN;
        RowFix move = new RowFix(
                "observations", ORPHAN, List.of(aside.copy(session, same), "DELETE FROM observations WHERE " + same));
        return move.run(session, progress, title()) + EVIDENCE.run(session, progress, title());
    }
}
