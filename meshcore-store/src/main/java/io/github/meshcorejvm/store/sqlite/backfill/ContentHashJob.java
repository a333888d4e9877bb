package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.rows.Frames;
import io.github.meshcorejvm.store.sqlite.fold.TransmissionMerge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Corrects the hash of each packet: older programs used other formulas, or the packet's first bytes. A transmission whose right
 * hash belongs to another row of the same packet is merged into that one. A row of another packet that holds it makes room, and
 * gets its own right hash in its turn: so each row is repaired by itself, however many hold the hash of the next.
 */
final class ContentHashJob implements Job<ContentHashJob.Repair> {

    private static final String FIND =
            "SELECT id, hash, raw_hex FROM transmissions WHERE id BETWEEN ? AND ? ORDER BY id";
    private static final String HASH = "SELECT hash FROM transmissions WHERE id = ?";
    private static final String HOLDER = "SELECT id, raw_hex FROM transmissions WHERE hash = ?";
    /** What a row that made room has for a hash until its turn comes: no packet's, also after a kill. */
    private static final String ROOM = "rehash-";
    /** The unique index shows at no cost whether another row has the right hash. */
    private static final String UPDATE_IF_FREE =
            "UPDATE OR IGNORE transmissions SET hash = ? WHERE id = ? AND hash = ?";

    private final PreparedStatement find;
    private final PreparedStatement hash;
    private final PreparedStatement holder;
    private final PreparedStatement updateIfFree;
    private final TransmissionMerge merge;
    /** The right hashes that a real run would have assigned by now; used in a dry run. */
    private final LongSet given = new LongSet();
    /** The rows that a real run would have left as they are by now. */
    private final Set<Long> kept = new HashSet<>();

    ContentHashJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        hash = connection.prepareStatement(HASH);
        holder = connection.prepareStatement(HOLDER);
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
    }

    @Override
    public Effect apply(long id, Repair repair, boolean dryRun) throws SQLException {
        if (dryRun) {
            return preview(id, repair.after());
        }
        if (setHash(id, repair.before(), repair.after().toString())) {
            return Effect.CHANGED;
        }
        hash.setLong(1, id);
        String present;
        try (ResultSet row = hash.executeQuery()) {
            if (!row.next()) {
                return Effect.GONE;
            }
            present = row.getString(1);
        }
        return repair.before().equals(present) || (ROOM + id).equals(present)
                ? repair(id, present, repair.after())
                : Effect.GONE;
    }

    private Effect preview(long id, ContentHash after) throws SQLException {
        Optional<Holder> held = holder(after);
        if (held.isPresent()
                && (held.get().right().isEmpty() || kept.contains(held.get().id()))) {
            kept.add(id);
            return Effect.LEFT;
        }
        boolean isRight = held.flatMap(Holder::right).filter(after::equals).isPresent();
        return isRight || !given.add(after.value()) ? Effect.MERGED : Effect.CHANGED;
    }

    private Effect repair(long id, String present, ContentHash after) throws SQLException {
        Optional<Holder> held = holder(after);
        if (held.isPresent()) {
            Holder other = held.get();
            if (other.right().filter(after::equals).isPresent()) {
                merge.merge(id, other.id());
                return Effect.MERGED;
            }
            // A row before this one has had its turn, and could not be repaired.
            if (other.right().isEmpty()
                    || other.id() < id
                    || !setHash(other.id(), after.toString(), ROOM + other.id())) {
                return Effect.LEFT;
            }
        }
        return setHash(id, present, after.toString()) ? Effect.CHANGED : Effect.LEFT;
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

    /** Returns whether the row had the hash {@code before}, and no other row the new one. */
    private boolean setHash(long id, String before, String value) throws SQLException {
        updateIfFree.setString(1, value);
        updateIfFree.setLong(2, id);
        updateIfFree.setString(3, before);
        return updateIfFree.executeUpdate() > 0;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        hash.close();
        holder.close();
        updateIfFree.close();
        merge.close();
    }
}
