package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.ObserverChanges;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code observers} that a batch touches. Not thread-safe. */
final class ObserverSet {

    private static final ColumnSet IDS = ColumnSet.of("id:T");
    /** Rows are locked because they are written whole: a writer without the writer lock must not change one in between. */
    private static final String SELECT =
            "SELECT rowid, " + ObserverRow.COLUMNS.names() + " FROM observers WHERE id = ANY (?) FOR UPDATE";

    private static final String INSERT = "INSERT INTO observers (" + ObserverRow.COLUMNS.names() + ") SELECT "
            + ObserverRow.COLUMNS.names() + " FROM " + ObserverRow.COLUMNS.rows() + " ORDER BY n RETURNING rowid, id";
    private static final String UPDATE = "UPDATE observers SET " + ObserverRow.COLUMNS.assignments() + " FROM "
            + ObserverRow.COLUMNS.rows() + " WHERE observers.id = u.id";

    private final long now;
    private final Map<String, ObserverRow> rowsById = new LinkedHashMap<>();
    /** Rows by the spelling of the id that the batch uses. */
    private final Map<String, ObserverRow> found = new HashMap<>();

    private final Map<ObserverRow, ObserverChanges> pending = new LinkedHashMap<>();
    private final Set<ObserverRow> inserted = new LinkedHashSet<>();

    ObserverSet(long now) {
        this.now = now;
    }

    /** Reads the rows of observers, whatever the spelling of their ids. */
    void load(Collection<ObserverRef> observers, Pipeline pipeline) {
        Set<String> spellings = new LinkedHashSet<>();
        for (ObserverRef observer : observers) {
            spellings.addAll(observer.spellings());
        }
        SetStatement select = new SetStatement(SELECT, IDS);
        spellings.forEach(select::add);
        pipeline.ask(select, found -> {
            ObserverRow row = ObserverRow.read(found);
            rowsById.put(row.id, row);
        });
    }

    /** The row of an observer, if there is one. */
    Optional<ObserverRow> find(ObserverRef observer) {
        ObserverRow known = found.get(observer.id());
        if (known != null) {
            return Optional.of(known);
        }
        for (String spelling : observer.spellings()) {
            ObserverRow row = rowsById.get(spelling);
            if (row != null) {
                found.put(observer.id(), row);
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The row of an observer, which is created if missing. */
    ObserverRow rowOf(ObserverRef observer, long seen) {
        Optional<ObserverRow> known = find(observer);
        if (known.isPresent()) {
            return known.get();
        }
        ObserverRow row = ObserverRow.create(observer, seen, now);
        rowsById.put(row.id, row);
        found.put(observer.id(), row);
        inserted.add(row);
        return row;
    }

    /** Notes a packet of the observer in a row; {@code known} if the observation is stored already. */
    void see(ObserverRow row, ObserverRef observer, Observation observation, boolean known) {
        pending.computeIfAbsent(row, key -> new ObserverChanges()).see(observer, observation, known, now);
    }

    /** Notes a status, after the packets before it; returns the row, unless the status is stale and there is no row. */
    Optional<ObserverRow> see(ObserverStatus status) {
        if (!status.fresh()) {
            Optional<ObserverRow> known = find(status.observer());
            known.ifPresent(row -> {
                applyPackets(row);
                row.applyStale(status);
            });
            return known;
        }
        ObserverRow row = rowOf(status.observer(), status.receivedAt().getEpochSecond());
        applyPackets(row);
        row.applyFresh(status, now);
        return Optional.of(row);
    }

    private void applyPackets(ObserverRow row) {
        ObserverChanges packets = pending.remove(row);
        if (packets != null) {
            row.apply(packets);
        }
    }

    /** Inserts the new rows, which gives them their rowids. Call it when all items have been seen. */
    void writeNew(Pipeline pipeline) {
        pending.forEach(ObserverRow::apply);
        pending.clear();
        SetStatement insert = new SetStatement(INSERT, ObserverRow.COLUMNS);
        inserted.forEach(row -> row.addTo(insert));
        pipeline.ask(
                insert, rowids -> Objects.requireNonNull(rowsById.get(rowids.getString(2))).rowid = rowids.getLong(1));
    }

    /** Writes the changes of existing rows. */
    SetStatement changes() {
        SetStatement update = new SetStatement(UPDATE, ObserverRow.COLUMNS);
        for (ObserverRow row : rowsById.values()) {
            if (row.isChanged() && !inserted.contains(row)) {
                row.addTo(update);
            }
        }
        return update;
    }
}
