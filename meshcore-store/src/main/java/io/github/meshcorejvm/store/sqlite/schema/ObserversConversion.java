package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Gives {@code observers} the layout of the coming generation of servers, which refuses any other: in one transaction; each row
 * keeps its rowid. Done on request only.
 */
final class ObserversConversion implements Step {

    /** A deleted observer may still have observations, also among those set aside. */
    private static final String USED = "SELECT max(coalesce((SELECT max(rowid) FROM observers), 0),"
            + " coalesce((SELECT max(observer_idx) FROM observations), 0)%s)";

    private static final List<String> SET_ASIDE = List.of(OrphanMove.TABLE, NamelessMove.OBSERVATIONS);

    @Override
    public String title() {
        return "convert observers to AUTOINCREMENT";
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        return !session.isRecorded(ObserversLayout.NAME) || !ObserversLayout.isAutoincrement(session.connection());
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        return ObserversLayout.isAutoincrement(session.connection())
                ? 0
                : session.number("SELECT count(*) FROM observers");
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        long[] rows = new long[1];
        try (Statement settings = session.connection().createStatement()) {
            settings.execute("PRAGMA legacy_alter_table = ON");
            try {
                session.once(statement -> {
                    if (!ObserversLayout.isAutoincrement(session.connection())) {
                        rows[0] = TableCopy.run(session, statement, ObserversLayout.AUTOINCREMENT, used(session));
                    }
                    session.record(ObserversLayout.NAME);
                });
            } finally {
                settings.execute("PRAGMA legacy_alter_table = OFF");
            }
        }
        return rows[0];
    }

    private static long used(MigrationSession session) throws SQLException {
        StringBuilder more = new StringBuilder();
        for (String table : SET_ASIDE) {
            if (SchemaReader.sql(session.connection(), "table", table).isPresent()) {
                more.append(", coalesce((SELECT max(observer_idx) FROM ")
                        .append(table)
                        .append("), 0)");
            }
        }
        return session.number(String.format(Locale.ROOT, USED, more));
    }
}
