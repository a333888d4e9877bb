package io.github.meshcorejvm.store.sqlite.fold;

import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import io.github.meshcorejvm.store.sqlite.jdbc.EvidenceRows;
import io.github.meshcorejvm.store.sqlite.jdbc.SharedFrames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/** Merges two duplicate observations: each reading is that of the later row that has it. */
public final class ObservationFold implements AutoCloseable {

    /** As in the writer: a shared contact and a genuine frame do not replace each other, the earlier one is kept. */
    private static final String FRAME = String.format(
            Locale.ROOT,
            "CASE WHEN %1$s <> %2$s THEN CASE WHEN s.id < g.id THEN s.raw_hex ELSE g.raw_hex END ELSE %3$s END",
            SharedFrames.isShared("s"),
            SharedFrames.isShared("g"),
            last("raw_hex"));

    private final PreparedStatement take;
    private final PreparedStatement delete;
    private final EvidenceRows evidence;
    private final CountedEdges edges;

    /** Takes a connection with an open transaction, or one that will begin it. */
    public ObservationFold(Connection connection) throws SQLException {
        take = connection.prepareStatement("UPDATE observations AS s SET snr = " + last("snr") + ", rssi = "
                + last("rssi") + ", score = " + last("score") + ", raw_hex = " + FRAME + ", resolved_path = "
                + last("resolved_path") + ", direction = coalesce(s.direction, g.direction)"
                + " FROM observations g WHERE s.id = ? AND g.id = ?");
        delete = connection.prepareStatement("DELETE FROM observations WHERE id = ?");
        evidence = new EvidenceRows(connection);
        edges = new CountedEdges(connection);
    }

    private static String last(String column) {
        return String.format(
                Locale.ROOT,
                "CASE WHEN s.id > g.id THEN coalesce(s.%1$s, g.%1$s) ELSE coalesce(g.%1$s, s.%1$s) END",
                column);
    }

    /** Merges a row into another, and deletes it. */
    public void fold(long gone, long stays) throws SQLException {
        evidence.keepFramesOf(gone);
        edges.forget();
        foldProven(gone, stays);
    }

    /** The same where it is noted already what the frames of the transmission prove, and that the edges must be counted again. */
    void foldProven(long gone, long stays) throws SQLException {
        take.setLong(1, stays);
        take.setLong(2, gone);
        take.executeUpdate();
        delete.setLong(1, gone);
        delete.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        take.close();
        delete.close();
        evidence.close();
        edges.close();
    }
}
