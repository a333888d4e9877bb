package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a table anew where an older program declared a column with another type ({@code noise_floor} as INTEGER): rows keep
 * their rowids, columns that are not ours stay behind ours. For small tables: it is one transaction.
 *
 * @param table the one to make
 * @param name under which that is recorded, if it has any
 */
record TableRebuild(Table table, List<String> names) implements Step {

    /** While it is filled. Never seen from outside the transaction. */
    private static final String OLD = "meshcore_rebuilt";

    @Override
    public String title() {
        return "declare the columns of " + table.name() + " anew";
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        for (String name : names) {
            if (!session.isRecorded(name)) {
                return true;
            }
        }
        return differs(session);
    }

    private boolean differs(MigrationSession session) throws SQLException {
        Map<String, String> present = declared(session);
        return table.columns().stream()
                .anyMatch(
                        column -> !column.type().equalsIgnoreCase(present.getOrDefault(column.name(), column.type())));
    }

    private Map<String, String> declared(MigrationSession session) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement select =
                session.connection().prepareStatement("SELECT name, type FROM pragma_table_info(?)")) {
            select.setString(1, table.name());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return types;
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        long[] rows = new long[1];
        try (Statement settings = session.connection().createStatement()) {
            // Views and triggers go on naming the table, not the one that is put aside.
            settings.execute("PRAGMA legacy_alter_table = ON");
            try {
                session.once(statement -> {
                    if (differs(session)) {
                        rows[0] = rebuild(session, statement);
                    }
                    for (String name : names) {
                        session.record(name);
                    }
                });
            } finally {
                settings.execute("PRAGMA legacy_alter_table = OFF");
            }
        }
        return rows[0];
    }

    private long rebuild(MigrationSession session, Statement statement) throws SQLException {
        Map<String, String> present = declared(session);
        List<String> ours = table.columns().stream().map(Column::name).toList();
        String sequence = "FROM sqlite_sequence WHERE name = '" + table.name() + "'";
        long highest = hasSequences(session) ? session.number("SELECT seq " + sequence) : 0;
        statement.execute("ALTER TABLE " + table.name() + " RENAME TO " + OLD);
        statement.execute(table.create());
        for (Map.Entry<String, String> column : present.entrySet()) {
            if (!ours.contains(column.getKey())) {
                statement.execute(String.format(
                        Locale.ROOT,
                        "ALTER TABLE %s ADD COLUMN \"%s\" %s",
                        table.name(),
                        column.getKey(),
                        column.getValue()));
            }
        }
        List<String> copied =
                present.keySet().stream().map(name -> '"' + name + '"').toList();
        String list = "rowid, " + String.join(", ", copied);
        long rows = statement.executeUpdate(
                "INSERT INTO " + table.name() + " (" + list + ") SELECT " + list + " FROM " + OLD + " ORDER BY rowid");
        statement.execute("DROP TABLE " + OLD);
        if (highest > 0) {
            statement.execute(
                    "UPDATE sqlite_sequence SET seq = max(seq, " + highest + ") WHERE name = '" + table.name() + "'");
        }
        for (Index index : Schema.INDEXES) {
            if (index.table().equals(table.name())) {
                statement.execute(index.create());
            }
        }
        return rows;
    }

    private static boolean hasSequences(MigrationSession session) throws SQLException {
        return SchemaReader.sql(session.connection(), "table", "sqlite_sequence")
                .isPresent();
    }
}
