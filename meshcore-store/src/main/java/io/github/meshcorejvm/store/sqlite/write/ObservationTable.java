package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.Signal;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of {@code observations}: one a transmission, observer and path. The unique index tells what is there already;
 * where it does not hold (no observer) or does not exist yet (a big old file), a look-up does. Not thread-safe.
 */
final class ObservationTable implements AutoCloseable {

    private static final String COLUMNS =
            "(transmission_id, observer_idx, direction, snr, rssi, score, path_json, timestamp, resolved_path, raw_hex)";
    private static final String INSERT =
            "INSERT INTO observations " + COLUMNS + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_UNLESS_THERE =
            INSERT + " ON CONFLICT (transmission_id, observer_idx, COALESCE(path_json, '')) DO NOTHING";
    static final String SELECT = """
            SELECT id FROM observations
            WHERE transmission_id = ? AND observer_idx IS ? AND COALESCE(path_json, '') = ?
            ORDER BY id LIMIT 1""";
    /**
     * Without the unique index: the plus keeps SQLite, which takes all indexes for equally good where nobody has analysed the
     * file, from looking through all observations of the observer.
     */
    static final String SELECT_WITHOUT_INDEX = SELECT.replace("observer_idx IS", "+observer_idx IS");

    private static final String MERGE = String.format(Locale.ROOT, """
            UPDATE observations SET snr = coalesce(?1, snr), rssi = coalesce(?2, rssi), score = coalesce(?3, score),
              raw_hex = CASE WHEN (raw_hex GLOB '%1$s') <> (?4 GLOB '%1$s') THEN raw_hex ELSE coalesce(?4, raw_hex) END,
              resolved_path = coalesce(?5, resolved_path), direction = coalesce(direction, ?6)
            WHERE id = ?7""", SharedContact.GLOB);
    private static final String UNIQUE_INDEX = """
            SELECT 1 FROM pragma_index_list('observations') WHERE name = 'idx_observations_dedup' AND "unique" = 1""";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement merge;
    private PreparedStatement select;
    private Optional<PreparedStatement> insertUnlessThere = Optional.empty();

    ObservationTable(Connection connection) throws SQLException {
        this.connection = connection;
        select = connection.prepareStatement(SELECT_WITHOUT_INDEX);
        insert = connection.prepareStatement(INSERT);
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
            Optional<String> rawHex) {}

    /** The hops of a path as JSON, and the nodes that they are, as far as they are known. */
    record Path(String hops, Optional<String> resolved) {}

    /** Inserts an observation, or merges it into the row that is there. Returns whether it was new. */
    boolean put(Row row) throws SQLException {
        if (insertUnlessThere.isPresent() && row.observerIdx().isPresent()) {
            if (insert(insertUnlessThere.get(), row)) {
                return true;
            }
        }
        OptionalLong there = find(row);
        if (there.isPresent()) {
            merge(there.getAsLong(), row);
            return false;
        }
        return insert(insert, row);
    }

    /** Looks again whether there is a unique index: on big files it is built, or built again, behind ingest. */
    void forget() throws SQLException {
        useIndexIfThere();
    }

    private void useIndexIfThere() throws SQLException {
        boolean there;
        try (Statement statement = connection.createStatement();
                ResultSet index = statement.executeQuery(UNIQUE_INDEX)) {
            there = index.next();
        }
        if (there && insertUnlessThere.isEmpty()) {
            insertUnlessThere = Optional.of(connection.prepareStatement(INSERT_UNLESS_THERE));
            lookUpBy(SELECT);
        } else if (!there && insertUnlessThere.isPresent()) {
            insertUnlessThere.get().close();
            insertUnlessThere = Optional.empty();
            lookUpBy(SELECT_WITHOUT_INDEX);
        }
    }

    private void lookUpBy(String sql) throws SQLException {
        select.close();
        select = connection.prepareStatement(sql);
    }

    private OptionalLong find(Row row) throws SQLException {
        select.setLong(1, row.transmissionId());
        Bind.integer(select, 2, row.observerIdx());
        select.setString(3, row.path().hops());
        try (ResultSet found = select.executeQuery()) {
            return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
        }
    }

    private static boolean insert(PreparedStatement statement, Row row) throws SQLException {
        statement.setLong(1, row.transmissionId());
        Bind.integer(statement, 2, row.observerIdx());
        Bind.text(statement, 3, row.direction());
        Bind.real(statement, 4, row.signal().snr());
        Bind.real(statement, 5, row.signal().rssi());
        Bind.integer(statement, 6, row.score());
        statement.setString(7, row.path().hops());
        statement.setLong(8, row.timestamp());
        Bind.text(statement, 9, row.path().resolved());
        Bind.text(statement, 10, row.rawHex());
        return statement.executeUpdate() > 0;
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

    @Override
    public void close() throws SQLException {
        select.close();
        insert.close();
        merge.close();
        if (insertUnlessThere.isPresent()) {
            insertUnlessThere.get().close();
        }
    }
}
