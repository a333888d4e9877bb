package io.github.meshcorejvm.store.neighbor;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Up to where the table counts, kept in the database and changed only together with the edges.
 *
 * @param observation the id of the last observation that the edges count; later ones are still to come
 * @param options the options that they were counted with, as text
 */
record BuildPosition(long observation, String options) {

    private static final String TABLE = "meshcore_state";
    private static final String POSITION_KEY = "neighbor.position";
    private static final String OPTIONS_KEY = "neighbor.options";

    /** Whether direct routes count in the edges that are there. */
    boolean directRoutes() {
        return !options.endsWith("directRoutes=false");
    }

    /** The shortest hop, in bytes, that counts in the edges that are there. */
    int minHopBytes() {
        int at = options.indexOf(NeighborOptions.MIN_HOP_BYTES);
        return at < 0 ? 1 : Character.digit(options.charAt(at + NeighborOptions.MIN_HOP_BYTES.length()), 10);
    }

    /** Makes the table that positions are kept in, unless it is there. */
    static void createTable(NeighborDatabase database) throws SQLException {
        database.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (key TEXT PRIMARY KEY, value TEXT)");
    }

    /** The position of a file, or empty when no build of this program has seen it. */
    static Optional<BuildPosition> read(NeighborDatabase database) throws SQLException {
        if (!database.hasTable(TABLE) || !database.hasTable(EdgeTable.NAME)) {
            return Optional.empty();
        }
        Optional<String> position = read(database, POSITION_KEY);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BuildPosition(
                Long.parseLong(position.get()), read(database, OPTIONS_KEY).orElse("")));
    }

    private static Optional<String> read(NeighborDatabase database, String key) throws SQLException {
        try (PreparedStatement select =
                database.connection().prepareStatement("SELECT value FROM " + TABLE + " WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Writes this position, in the transaction that writes the edges. */
    void write(NeighborDatabase database) throws SQLException {
        try (PreparedStatement upsert = database.connection()
                .prepareStatement("INSERT INTO " + TABLE + " (key, value) VALUES (?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            upsert.setString(1, POSITION_KEY);
            upsert.setString(2, Long.toString(observation));
            upsert.executeUpdate();
            upsert.setString(1, OPTIONS_KEY);
            upsert.setString(2, options);
            upsert.executeUpdate();
        }
    }
}
