package io.github.meshcorejvm.store.benchmark;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What writing costs at the least: inserts the rows of a finished database into another one of the same schema, which is made if it
 * does not exist, with nothing but prepared statements, a transaction every so many rows. A replay that gave the finished database
 * is measured against this.
 *
 * <pre>
 * ./meshcore ingest --replay c.jsonl --config config.json --db done.db
 * java -cp "meshcore-store/target/test-classes:$(ls meshcore-cli/target/meshcore-cli-*-all.jar)" \
 *     io.github.meshcorejvm.store.benchmark.BareLoop done.db bare.db
 * </pre>
 */
public final class BareLoop {

    private static final List<String> TABLES =
            List.of("observers", "transmissions", "observations", "nodes", "dropped_packets", "observer_metrics");
    private static final int ROWS_PER_TRANSACTION = 1000;

    private BareLoop() {}

    /** Takes the finished database, the other one, and the tables; without any, all that a packet is written to. */
    public static void main(String[] args) throws SQLException {
        if (args.length < 2) {
            System.err.println("usage: BareLoop DONE.db FILE.db [TABLE...]");
            System.exit(2);
        }
        List<TableRows> tables =
                read(args[0], args.length == 2 ? TABLES : List.of(args).subList(2, args.length));
        MeshStore.open(Path.of(args[1]), StoreOptions.DEFAULT).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[1]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            // As the writer has them.
            statement.execute("PRAGMA cache_size = -16384");
            statement.execute("PRAGMA wal_autocheckpoint = 3500");
            long start = System.nanoTime();
            long rows = 0;
            for (TableRows table : tables) {
                rows += table.insertInto(connection, statement);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%d rows in %.2f s, %.0f rows/s%n", rows, seconds, rows / seconds);
        }
    }

    private static List<TableRows> read(String file, List<String> names) throws SQLException {
        List<TableRows> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                try (ResultSet result = statement.executeQuery("SELECT * FROM " + name + " ORDER BY rowid")) {
                    int columns = result.getMetaData().getColumnCount();
                    List<Object[]> rows = new ArrayList<>();
                    while (result.next()) {
                        Object[] row = new Object[columns];
                        for (int i = 0; i < columns; i++) {
                            row[i] = result.getObject(i + 1);
                        }
                        rows.add(row);
                    }
                    tables.add(new TableRows(name, columns, rows));
                }
            }
        }
        return tables;
    }

    private record TableRows(String name, int columns, List<Object[]> rows) {

        int insertInto(Connection connection, Statement statement) throws SQLException {
            String sql =
                    "INSERT INTO " + name + " VALUES (" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
            int count = 0;
            statement.execute("BEGIN IMMEDIATE");
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (Object[] row : rows) {
                    for (int i = 0; i < columns; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.executeUpdate();
                    if (++count % ROWS_PER_TRANSACTION == 0) {
                        statement.execute("COMMIT");
                        statement.execute("BEGIN IMMEDIATE");
                    }
                }
            }
            statement.execute("COMMIT");
            return count;
        }
    }
}
