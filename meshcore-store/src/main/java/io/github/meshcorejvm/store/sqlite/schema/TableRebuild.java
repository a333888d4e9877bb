package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Recreates a table in which an older program declared a column with another type ({@code noise_floor} as INTEGER). For small
 * tables: it is one transaction.
 *
 * @param table the table to recreate
 * @param names the names under which that is recorded, if any
 */
record TableRebuild(Table table, List<String> names) implements Step {

    @Override
    public String title() {
        return "declare column types of " + table.name() + " again";
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

    @Override
    public long rows(MigrationSession session) throws SQLException {
        return differs(session) ? session.number("SELECT count(*) FROM " + table.name()) : 0;
    }

    private boolean differs(MigrationSession session) throws SQLException {
        Map<String, String> present = TableCopy.declared(session, table.name());
        return table.columns().stream()
                .anyMatch(
                        column -> !column.type().equalsIgnoreCase(present.getOrDefault(column.name(), column.type())));
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        long[] rows = new long[1];
        try (Statement settings = session.connection().createStatement()) {
            // Views and triggers keep referring to the table, not to the renamed old one.
            settings.execute("PRAGMA legacy_alter_table = ON");
            try {
                session.once(statement -> {
                    if (differs(session)) {
                        Table kept = ObserversLayout.kept(session.connection(), table);
                        rows[0] = TableCopy.run(session, statement, kept, 0);
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
}
