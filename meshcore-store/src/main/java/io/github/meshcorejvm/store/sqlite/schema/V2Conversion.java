package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Converts the observations of version 2, which have observer and time as texts, to the current form: after a backup of the
 * file, in one transaction, so that a killed run leaves the file unchanged. Nobody else can write meanwhile; readers continue.
 * Not thread-safe.
 */
final class V2Conversion {

    private static final String OLD = "meshcore_v2_observations";
    /** Marks an invalid time, until it is replaced by that of the transmission. */
    private static final long UNDATED = -Long.MAX_VALUE;

    private static final String TITLE = "convert observations";
    /** Observations copied by one statement. */
    private static final int WINDOW = 20_000;
    /** Transmissions whose observations are merged at once. */
    private static final int FOLD_WINDOW = 5_000;
    /** Size of the page cache, in KiB. The sorter of an index build uses as much again. */
    private static final int CACHE_KIB = 24 * 1024;

    /** The seconds of a time as text, whatever its spelling; NULL for an invalid time. */
    private static final String SECONDS_OF_TEXT = """
            CASE WHEN %1$s GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][ Tt][0-9][0-9]:[0-9][0-9]*'
              THEN unixepoch(%1$s) WHEN typeof(%1$s) = 'integer' AND %1$s > 1000000000 THEN
              CASE WHEN %1$s > 100000000000 THEN %1$s / 1000 ELSE %1$s END END""";

    private final Connection connection;
    private final MigrationSession session;
    private final MigrationProgress progress;

    private V2Conversion(Connection connection, MigrationProgress progress) {
        this.connection = connection;
        this.session = new MigrationSession(connection, MigrationSession.Recheck.ALL);
        this.progress = progress;
    }

    /** Converts a file if it is of version 2; what else it lacks is left to {@link SchemaStarter}. */
    static Optional<MigrationReport.Conversion> convert(
            Path file, StoreOptions options, MigrationProgress progress, Copy copy) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Connection connection = Connections.openPatiently(file, options)) {
            if (FileKind.of(connection) != FileKind.V2) {
                return Optional.empty();
            }
            return new V2Conversion(connection, progress).run(file, copy);
        } catch (SQLException e) {
            throw SqliteFailure.of("convert " + file + " from version 2 (it is left as it was)", e);
        }
    }

    /** Makes a backup of the file, or returns the existing one. */
    @FunctionalInterface
    interface Copy {
        /** {@code reader} is a connection to a file that nobody writes to meanwhile. */
        Optional<Path> of(Connection reader, Path file, MigrationProgress progress) throws SQLException;
    }

    private Optional<MigrationReport.Conversion> run(Path file, Copy copy) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = OFF");
            statement.execute("PRAGMA legacy_alter_table = ON");
            // Sort on disk: five million rows of an index do not fit into memory.
            statement.execute("PRAGMA temp_store = FILE");
            statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
            // The lock is taken before the backup, so that the backup is complete.
            return Transaction.write(connection, () -> {
                if (FileKind.of(connection) != FileKind.V2) {
                    return Optional.empty();
                }
                Optional<Path> backup;
                try (Connection reader = Connections.open(file, StoreOptions.DEFAULT)) {
                    backup = copy.of(reader, file, progress);
                }
                return Optional.of(convert(statement, backup));
            });
        }
    }

    private MigrationReport.Conversion convert(Statement statement, Optional<Path> backup) throws SQLException {
        bringUp(statement, Schema.OBSERVERS);
        bringUp(statement, Schema.TRANSMISSIONS);
        bringUp(statement, Schema.ROUTE_EVIDENCE);
        statement.execute("DROP VIEW IF EXISTS " + PacketsView.NAME);
        long sequence = session.number("SELECT seq FROM sqlite_sequence WHERE name = 'observations'");
        long observers = createObservers();
        statement.execute("ALTER TABLE observations RENAME TO " + OLD);
        statement.execute(Schema.OBSERVATIONS.create());
        long undated = copy();
        statement.execute(Schema.STEPS_DONE.create());
        session.record(DataStep.OBSERVATION_NUMBERS.name());
        long rows = session.number("SELECT count(*) FROM observations");
        statement.execute("DROP TABLE " + OLD);
        statement.execute("DELETE FROM sqlite_sequence WHERE name = 'observations'");
        statement.execute("INSERT INTO sqlite_sequence (name, seq) SELECT 'observations'," + " max(" + sequence
                + ", coalesce((SELECT max(id) FROM observations), 0))");
        List<Index> indexes = Schema.INDEXES.stream()
                .filter(index -> index.table().equals("observations"))
                .toList();
        long folded = 0;
        int built = 0;
        for (Index index : indexes) {
            progress.at("build the indexes of observations", built++, indexes.size());
            if (index.is(Schema.DEDUP)) {
                folded = fold();
            }
            statement.execute(index.create());
        }
        progress.at("build the indexes of observations", built, indexes.size());
        long orphans = session.number(
                "SELECT count(*) FROM observations WHERE transmission_id NOT IN (SELECT id FROM transmissions)");
        return new MigrationReport.Conversion(backup, rows, folded, observers, orphans, undated);
    }

    /** Creates a table, or adds its missing columns. */
    private void bringUp(Statement statement, Table table) throws SQLException {
        Set<String> present = SchemaReader.columns(connection, table.name());
        if (present.isEmpty()) {
            statement.execute(table.create());
            return;
        }
        for (Column column : table.columns()) {
            if (!present.contains(column.name())) {
                statement.execute(column.addTo(table.name()));
            }
        }
    }

    /** Adds a row for each observer known only from observations, with its last name. */
    private long createObservers() throws SQLException {
        String seconds = String.format(Locale.ROOT, SECONDS_OF_TEXT, "o.timestamp");
        String iso = "strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', %s(" + seconds.replace("%", "%%") + "), 'unixepoch')";
        Set<String> columns = SchemaReader.columns(connection, "observations");
        String name = columns.contains("observer_name") ? "o.observer_name" : "NULL";
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO observers (id, name, packet_count, first_seen, last_seen,"
                    + " last_packet_at) SELECT id,"
                    + " coalesce((SELECT " + name + " FROM observations o WHERE o.id = named), ''),"
                    + " packets, first, last, last FROM ("
                    + "SELECT o.observer_id AS id, count(*) AS packets, " + String.format(Locale.ROOT, iso, "min")
                    + " AS first, "
                    + String.format(Locale.ROOT, iso, "max") + " AS last, max(CASE WHEN " + name
                    + " <> '' THEN o.id END) AS named"
                    + " FROM observations o WHERE coalesce(o.observer_id, '') <> ''"
                    + " AND NOT EXISTS (SELECT 1 FROM observers WHERE id = o.observer_id)"
                    + " GROUP BY o.observer_id ORDER BY min(o.id))");
        }
    }

    /** Copies all rows, by ranges of ids; returns how many got the time of their transmission. */
    private long copy() throws SQLException {
        Set<String> old = SchemaReader.columns(connection, OLD);
        String seconds = String.format(Locale.ROOT, SECONDS_OF_TEXT, "o.timestamp");
        String insert = "INSERT INTO observations (id, transmission_id, observer_idx, direction, snr, rssi, score,"
                + " path_json, timestamp, resolved_path, raw_hex) SELECT o.id, o.transmission_id,"
                + " (SELECT rowid FROM observers WHERE id = o.observer_id), lower(" + column(old, "direction") + "), "
                + (old.contains("snr") ? NumberFix.real("o.snr") : "NULL") + ", "
                + (old.contains("rssi") ? NumberFix.real("o.rssi") : "NULL") + ", "
                + (old.contains("score") ? NumberFix.score("o.score") : "NULL") + ", " + column(old, "path_json")
                + ", coalesce(" + seconds + ", " + UNDATED + "), " + column(old, "resolved_path") + ", "
                + column(old, "raw_hex") + " FROM " + OLD + " o WHERE o.id > ? AND o.id <= ? ORDER BY o.id";
        String date = "UPDATE observations AS o SET timestamp = coalesce((SELECT coalesce("
                + String.format(Locale.ROOT, SECONDS_OF_TEXT, "t.first_seen")
                + ", unixepoch(t.created_at)) FROM transmissions t"
                + " WHERE t.id = o.transmission_id), 0) WHERE o.id > ? AND o.id <= ? AND o.timestamp = " + UNDATED;
        long last = session.number("SELECT max(id) FROM " + OLD);
        long before = session.number("SELECT min(id) FROM " + OLD) - 1;
        long undated = 0;
        try (PreparedStatement copy = connection.prepareStatement(insert);
                PreparedStatement dateByPacket = connection.prepareStatement(date)) {
            for (long after = before; after < last; after += WINDOW) {
                progress.at(TITLE, after - before, last - before);
                long to = Math.min(last, after + WINDOW);
                copy.setLong(1, after);
                copy.setLong(2, to);
                copy.executeUpdate();
                dateByPacket.setLong(1, after);
                dateByPacket.setLong(2, to);
                undated += dateByPacket.executeUpdate();
            }
        }
        progress.at(TITLE, Math.max(1, last - before), Math.max(1, last - before));
        return undated;
    }

    private static String column(Set<String> present, String name) {
        return present.contains(name) ? "o." + name : "NULL";
    }

    private long fold() throws SQLException {
        long last = session.number("SELECT max(transmission_id) FROM observations");
        long folded = 0;
        try (DuplicateFold fold = new DuplicateFold(connection)) {
            long before = session.number("SELECT min(transmission_id) FROM observations") - 1;
            for (long after = before; after < last; after += FOLD_WINDOW) {
                for (DuplicateFold.Group group : fold.find(after, Math.min(last, after + FOLD_WINDOW))) {
                    folded += fold.fold(group);
                }
            }
        }
        if (folded > 0) {
            try (CountedEdges edges = new CountedEdges(connection)) {
                edges.forget();
            }
        }
        return folded;
    }
}
