package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes this program's own tables from a file, for converters of other programs, which refuse unknown tables. Rows that were
 * set aside are written to a file first. Everything else that is lost is rebuilt by the next run.
 */
final class Detachment {

    private static final String OURS =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'meshcore\\_%' ESCAPE '\\' ORDER BY name";

    private Detachment() {}

    /**
     * Does it, in one transaction.
     *
     * @throws StoreException if a file cannot be written; the database is as it was
     */
    static DetachReport run(Path file, StoreOptions options) {
        try (Connection connection = Connections.openPatiently(file, options);
                Statement statement = connection.createStatement()) {
            return Transaction.write(connection, () -> {
                List<String> tables = names(statement);
                List<String> aside =
                        tables.stream().filter(Detachment::isSetAside).toList();
                Path target = Backup.beside(file, ".detached-", ".jsonl");
                long rows = aside.isEmpty() ? 0 : write(statement, aside, target);
                for (String table : tables) {
                    statement.execute("DROP TABLE \"" + table + '"');
                }
                return new DetachReport(tables.size(), rows, aside.isEmpty() ? Optional.empty() : Optional.of(target));
            });
        } catch (SQLException e) {
            throw SqliteFailure.of("detach " + file, e);
        }
    }

    /** What {@link #run} would do; writes nothing. */
    static List<PlannedStep> plan(Path file) {
        try (Connection connection = Connections.openReadOnly(file);
                Statement statement = connection.createStatement()) {
            List<PlannedStep> steps = new ArrayList<>();
            for (String table : names(statement)) {
                String title = isSetAside(table) ? "write to a file and remove " + table : "remove " + table;
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM \"" + table + '"')) {
                    steps.add(new PlannedStep(title, count.getLong(1)));
                }
            }
            return steps;
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    private static boolean isSetAside(String table) {
        return table.equals(OrphanMove.TABLE) || table.startsWith(SetAsideTable.PREFIX);
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(OURS)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long write(Statement statement, List<String> tables, Path target) throws SQLException {
        long written = 0;
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Writer lines = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
                    while (rows.next()) {
                        lines.write(RowJson.of(table, rows));
                        lines.write('\n');
                        written++;
                    }
                }
            }
            lines.flush();
            // The rows are deleted next, so they must be on disk first.
            channel.force(true);
            return written;
        } catch (IOException e) {
            throw new StoreException("cannot write " + target + ": " + e + "; nothing was detached", e);
        }
    }
}
