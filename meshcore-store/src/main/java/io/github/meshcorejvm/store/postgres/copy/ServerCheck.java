package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import io.github.meshcorejvm.store.postgres.schema.TelemetrySchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks what the schema of a database contains. */
final class ServerCheck {

    static final String MARKER = "corescope_schema";
    static final String VIEW = "packets_v";
    /** The records of other programs' converters. */
    private static final String FOREIGN_NOTES = "corescope_";

    private static final Map<CopyColumn.Kind, String> TYPES = Map.of(
            CopyColumn.Kind.INTEGER, "bigint",
            CopyColumn.Kind.REAL, "double precision",
            CopyColumn.Kind.TEXT, "text");

    private static final Set<String> KNOWN =
            CopyTables.ALL.stream().map(CopyTable::name).collect(Collectors.toSet());

    /** Whether others may use the tables. */
    enum Readiness {
        NO_MARKER,
        UNFINISHED,
        READY
    }

    private ServerCheck() {}

    /** Tables, views, sequences of their own and foreign tables. */
    static List<String> relations(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT relname FROM pg_class c WHERE relnamespace = quote_ident(current_schema())::regnamespace
                        AND (relkind IN ('r', 'p', 'v', 'm', 'f') OR relkind = 'S' AND NOT EXISTS
                          (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid
                           AND deptype = 'i'))
                        ORDER BY relname""")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    /** The relations that are not part of the contract. */
    static List<String> unknown(List<String> relations) {
        return relations.stream()
                .filter(name -> !KNOWN.contains(name) && !name.equals(MARKER) && !name.equals(VIEW))
                .toList();
    }

    /** Whether a relation is a leftover of another program's converter, which nobody reads. */
    static boolean isNoteOfConverter(String relation) {
        return relation.startsWith(FOREIGN_NOTES);
    }

    static Readiness readiness(Connection connection, List<String> relations, String database) throws SQLException {
        if (!relations.contains(MARKER)) {
            return Readiness.NO_MARKER;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, kind, ready FROM " + MARKER)) {
            if (!row.next() || !row.getString(2).equals("telemetry")) {
                return Readiness.NO_MARKER;
            }
            if (row.getInt(1) != TelemetrySchema.VERSION) {
                throw new StoreException(String.format(
                        Locale.ROOT,
                        "%s has telemetry schema version %d; this program knows version %d",
                        database,
                        row.getInt(1),
                        TelemetrySchema.VERSION));
            }
            return row.getBoolean(3) ? Readiness.READY : Readiness.UNFINISHED;
        }
    }

    /** Checks that every table has exactly the columns of the contract. */
    static void requireColumns(Connection connection, String database) throws SQLException {
        for (CopyTable table : CopyTables.ALL) {
            Map<String, String> wanted = new HashMap<>();
            table.columns().forEach(column -> wanted.put(column.name(), TYPES.get(column.kind())));
            Map<String, String> present = columns(connection, table);
            if (!wanted.equals(present)) {
                throw new StoreException("table " + table.name() + " of " + database
                        + " has other columns than the contract: expected " + new TreeMap<>(wanted)
                        + ", found " + new TreeMap<>(present));
            }
        }
    }

    private static Map<String, String> columns(Connection connection, CopyTable table) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT attname, format_type(atttypid, NULL)"
                + " FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped")) {
            statement.setString(1, table.name());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.put(found.getString(1), found.getString(2));
                }
            }
        }
        return columns;
    }
}
