package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.rows.Frames;
import io.github.meshcorejvm.store.sqlite.fold.TransmissionMerge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;

/**
 * Corrects the hash of each packet: older programs used other formulas, or the packet's first bytes. A transmission whose right
 * hash belongs to another row of the same packet is merged into that one.
 */
final class ContentHashJob implements Job<ContentHashJob.Repair> {

    private static final String FIND =
            "SELECT id, hash, raw_hex FROM transmissions WHERE id BETWEEN ? AND ? ORDER BY id";
    private static final String HASH = "SELECT hash FROM transmissions WHERE id = ?";
    private static final String HOLDER = "SELECT id, raw_hex FROM transmissions WHERE hash = ?";
    private static final String UPDATE = "UPDATE transmissions SET hash = ? WHERE id = ?";
    /** The unique index shows at no cost whether another row has the right hash. */
    private static final String UPDATE_IF_FREE =
            "UPDATE OR IGNORE transmissions SET hash = ? WHERE id = ? AND hash = ?";

    /** Neighbors in the two indexes of hashes are written one after the other, while their page is at hand. */
    private static final Comparator<Repair> IN_ORDER_OF_INDEX = (one, other) ->
            Long.compareUnsigned(one.after().value(), other.after().value());

    private final PreparedStatement find;
    private final PreparedStatement hash;
    private final PreparedStatement holder;
    private final PreparedStatement update;
    private final PreparedStatement updateIfFree;
    private final TransmissionMerge merge;
    /** The right hashes that a real run would have assigned by now; used in a dry run. */
    private final LongSet given = new LongSet();

    ContentHashJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        hash = connection.prepareStatement(HASH);
        holder = connection.prepareStatement(HOLDER);
        update = connection.prepareStatement(UPDATE);
        updateIfFree = connection.prepareStatement(UPDATE_IF_FREE);
        merge = new TransmissionMerge(connection);
    }

    /** The hash that a row was found with, and the right one. */
    record Repair(String before, ContentHash after) {}

    /** A row that has a hash, and the right hash of its packet, if any. */
    private record Holder(long id, Optional<ContentHash> right) {}

    @Override
    public String table() {
        return "transmissions";
    }

    @Override
    public void find(long low, long high, Found<Repair> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<ContentHash> right = Frames.decode(rows.getString(3)).map(Packet::contentHash);
                String before = rows.getString(2);
                if (right.isEmpty()) {
                    found.leave();
                } else if (!right.get().toString().equals(before)) {
                    found.add(rows.getLong(1), new Repair(before, right.get()));
                }
            }
        }
        found.sort(IN_ORDER_OF_INDEX);
    }

    @Override
    public Effect apply(long id, Repair repair, boolean dryRun) throws SQLException {
        if (dryRun) {
            boolean isHeld = holder(repair.after())
                    .flatMap(Holder::right)
                    .filter(repair.after()::equals)
                    .isPresent();
            return isHeld || !given.add(repair.after().value()) ? Effect.MERGED : Effect.CHANGED;
        }
        updateIfFree.setString(1, repair.after().toString());
        updateIfFree.setLong(2, id);
        updateIfFree.setString(3, repair.before());
        if (updateIfFree.executeUpdate() > 0) {
            return Effect.CHANGED;
        }
        hash.setLong(1, id);
        try (ResultSet row = hash.executeQuery()) {
            if (!row.next() || !repair.before().equals(row.getString(1))) {
                return Effect.GONE;
            }
        }
        return repair(id, repair.before(), repair.after());
    }

    /** One row's wrong hash can be the right hash of another: then the row that holds it is repaired first. */
    private Effect repair(long id, String before, ContentHash after) throws SQLException {
        Optional<Holder> held = holder(after);
        if (held.isPresent()) {
            Holder other = held.get();
            if (other.right().isEmpty()) {
                return Effect.LEFT;
            }
            if (other.right().get().equals(after)) {
                merge.merge(id, other.id());
                return Effect.MERGED;
            }
            // A placeholder, in case the other row needs this row's hash; it is never committed.
            setHash(id, "row " + id);
            if (repair(other.id(), after.toString(), other.right().get()) == Effect.LEFT) {
                setHash(id, before);
                return Effect.LEFT;
            }
        }
        setHash(id, after.toString());
        return Effect.CHANGED;
    }

    private Optional<Holder> holder(ContentHash value) throws SQLException {
        holder.setString(1, value.toString());
        try (ResultSet row = holder.executeQuery()) {
            return row.next()
                    ? Optional.of(new Holder(
                            row.getLong(1), Frames.decode(row.getString(2)).map(Packet::contentHash)))
                    : Optional.empty();
        }
    }

    private void setHash(long id, String value) throws SQLException {
        update.setString(1, value);
        update.setLong(2, id);
        update.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        find.close();
        hash.close();
        holder.close();
        update.close();
        updateIfFree.close();
        merge.close();
    }
}
