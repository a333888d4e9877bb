package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.Signal;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import io.github.meshcorejvm.store.sqlite.jdbc.SharedFrames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rows of {@code observations}: one per transmission, observer and path. The unique index finds duplicates; where it does
 * not apply (no observer) or does not exist yet (a big old file), a look-up does. Not thread-safe.
 */
final class ObservationTable implements AutoCloseable {

    private static final String COLUMNS =
            "(transmission_id, observer_idx, direction, snr, rssi, score, path_json, timestamp, resolved_path, raw_hex)";
    private static final int PARAMETERS = 10;
    private static final String VALUES = "(" + String.join(", ", Collections.nCopies(PARAMETERS, "?")) + ")";
    private static final String INSERT = "INSERT INTO observations " + COLUMNS + " VALUES ";
    private static final String UNLESS_THERE =
            " ON CONFLICT (transmission_id, observer_idx, COALESCE(path_json, '')) DO NOTHING";
    /** Rows that one statement inserts: each statement reads and writes the table's sequence, and calls the driver. */
    private static final int ROWS_AT_ONCE = 16;

    private static final String MAX_ID = "SELECT ifnull(max(id), 0) FROM observations";
    static final String SELECT = """
            SELECT id FROM observations
            WHERE transmission_id = ? AND observer_idx IS ? AND COALESCE(path_json, '') = ?
            ORDER BY id LIMIT 1""";
    /**
     * Used without the unique index: in a file that was never analysed, SQLite takes all indexes for equally good; the plus
     * keeps it from scanning all observations of the observer.
     */
    static final String SELECT_WITHOUT_INDEX = SELECT.replace("observer_idx IS", "+observer_idx IS");

    private static final String MERGE =
            String.format(Locale.ROOT, """
            UPDATE observations SET snr = coalesce(?1, snr), rssi = coalesce(?2, rssi), score = coalesce(?3, score),
              raw_hex = CASE WHEN %2$s <> (?4 GLOB '%1$s') THEN raw_hex ELSE coalesce(?4, raw_hex) END,
              resolved_path = coalesce(?5, resolved_path), direction = coalesce(direction, ?6)
            WHERE id = ?7""", SharedContact.GLOB, SharedFrames.isShared("observations"));
    private static final String UNIQUE_INDEX = """
            SELECT 1 FROM pragma_index_list('observations') WHERE name = 'idx_observations_dedup' AND "unique" = 1""";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement merge;
    private final PreparedStatement maxId;
    private PreparedStatement select;
    private Optional<Unique> unique = Optional.empty();
    private final List<Row> pending = new ArrayList<>(ROWS_AT_ONCE);

    ObservationTable(Connection connection) throws SQLException {
        this.connection = connection;
        select = connection.prepareStatement(SELECT_WITHOUT_INDEX);
        insert = connection.prepareStatement(INSERT + VALUES);
        maxId = connection.prepareStatement(MAX_ID);
        merge = connection.prepareStatement(MERGE);
        useIndexIfThere();
    }

    /** An observation as a row. */
    record Row(
            long transmissionId,
            OptionalLong observerIdx,
            Optional<String> direction,
            Signal signal,
            OptionalLong score,
            Path path,
            long timestamp,
            Optional<String> rawHex) {

        Key key() {
            return new Key(transmissionId, observerIdx, path.hops());
        }
    }

    /** What duplicates have in common. */
    record Key(long transmissionId, OptionalLong observerIdx, String hops) {}

    /** The hops of a path as JSON, and the nodes to which they resolve, as far as known. */
    record Path(String hops, Optional<String> resolved) {}

    /** Used with the unique index: rows that exist already are skipped. */
    private record Unique(PreparedStatement one, PreparedStatement many) {}

    /** Whether a row exists, or has been taken. */
    boolean isKnown(Key key) throws SQLException {
        return pending.stream().anyMatch(row -> row.key().equals(key))
                || find(key).isPresent();
    }

    /** Takes a row, to be inserted or merged into an existing row by {@link #flush} at the latest. */
    void put(Row row, BatchTally tally) throws SQLException {
        if (unique.isEmpty() || row.observerIdx().isEmpty()) {
            flush(tally);
            tally.countObservation(putOne(row));
            return;
        }
        pending.add(row);
        if (pending.size() == ROWS_AT_ONCE) {
            putAll(unique.get().many(), tally);
            pending.clear();
        }
    }

    /** Writes the rows that were taken but not yet written. */
    void flush(BatchTally tally) throws SQLException {
        for (Row row : pending) {
            tally.countObservation(putOne(row));
        }
        pending.clear();
    }

    /** Inserts a row, or merges it into an existing row. Returns whether it was new. */
    private boolean putOne(Row row) throws SQLException {
        if (unique.isPresent() && row.observerIdx().isPresent()) {
            bind(unique.get().one(), 0, row);
            if (unique.get().one().executeUpdate() > 0) {
                return true;
            }
        }
        OptionalLong there = find(row.key());
        if (there.isPresent()) {
            merge(there.getAsLong(), row);
            return false;
        }
        bind(insert, 0, row);
        return insert.executeUpdate() > 0;
    }

    private void putAll(PreparedStatement many, BatchTally tally) throws SQLException {
        long before = maxId();
        for (int i = 0; i < pending.size(); i++) {
            bind(many, i * PARAMETERS, pending.get(i));
        }
        boolean allNew = many.executeUpdate() == pending.size();
        Set<Long> inserted = new HashSet<>();
        for (Row row : pending) {
            boolean isNew = allNew;
            if (!allNew) {
                long id = find(row.key()).orElseThrow();
                isNew = id > before && inserted.add(id);
                if (!isNew) {
                    merge(id, row);
                }
            }
            tally.countObservation(isNew);
        }
    }

    private long maxId() throws SQLException {
        try (ResultSet max = maxId.executeQuery()) {
            max.next();
            return max.getLong(1);
        }
    }

    /** Checks again for the unique index: on big files it is built, or rebuilt, in the background during ingest. */
    void forget() throws SQLException {
        pending.clear();
        useIndexIfThere();
    }

    private void useIndexIfThere() throws SQLException {
        boolean there;
        try (Statement statement = connection.createStatement();
                ResultSet index = statement.executeQuery(UNIQUE_INDEX)) {
            there = index.next();
        }
        if (there && unique.isEmpty()) {
            String rows = String.join(", ", Collections.nCopies(ROWS_AT_ONCE, VALUES));
            unique = Optional.of(new Unique(
                    connection.prepareStatement(INSERT + VALUES + UNLESS_THERE),
                    connection.prepareStatement(INSERT + rows + UNLESS_THERE)));
            lookUpBy(SELECT);
        } else if (!there && unique.isPresent()) {
            closeUnique();
            lookUpBy(SELECT_WITHOUT_INDEX);
        }
    }

    private void lookUpBy(String sql) throws SQLException {
        select.close();
        select = connection.prepareStatement(sql);
    }

    private OptionalLong find(Key key) throws SQLException {
        select.setLong(1, key.transmissionId());
        Bind.integer(select, 2, key.observerIdx());
        select.setString(3, key.hops());
        try (ResultSet found = select.executeQuery()) {
            return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
        }
    }

    /** Sets the parameters of one row, after those of the rows before it. */
    private static void bind(PreparedStatement statement, int behind, Row row) throws SQLException {
        statement.setLong(behind + 1, row.transmissionId());
        Bind.integer(statement, behind + 2, row.observerIdx());
        Bind.text(statement, behind + 3, row.direction());
        Bind.real(statement, behind + 4, row.signal().snr());
        Bind.real(statement, behind + 5, row.signal().rssi());
        Bind.integer(statement, behind + 6, row.score());
        statement.setString(behind + 7, row.path().hops());
        statement.setLong(behind + 8, row.timestamp());
        Bind.text(statement, behind + 9, row.path().resolved());
        Bind.text(statement, behind + PARAMETERS, row.rawHex());
    }

    private void merge(long id, Row row) throws SQLException {
        Bind.real(merge, 1, row.signal().snr());
        Bind.real(merge, 2, row.signal().rssi());
        Bind.integer(merge, 3, row.score());
        Bind.text(merge, 4, row.rawHex());
        Bind.text(merge, 5, row.path().resolved());
        Bind.text(merge, 6, row.direction());
        merge.setLong(7, id);
        merge.executeUpdate();
    }

    private void closeUnique() throws SQLException {
        if (unique.isPresent()) {
            unique.get().one().close();
            unique.get().many().close();
            unique = Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        insert.close();
        merge.close();
        maxId.close();
        closeUnique();
    }
}
