package io.github.meshcorejvm.store.postgres.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the columns and index names that a role sees with those of the telemetry schema, as CoreScope's server does before
 * it starts. A role cannot see tables on which it has no right.
 */
final class TelemetryLayout {

    private static final String MARKER = "corescope_schema";
    private static final String VIEW = "packets_v";
    private static final String INDEX_MARK = "index ";
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\(");
    private static final Pattern COLUMN =
            Pattern.compile("    \"?([a-z]\\w*)\"? (bigint|text|double precision|integer|boolean)\\b(.*)");
    private static final Pattern INDEX = Pattern.compile("CREATE (?:UNIQUE )?INDEX (\\w+) .*");

    private static final String COLUMNS = "SELECT table_name || '.' || column_name || ' ' || data_type"
            + " || CASE is_identity WHEN 'YES' THEN ' identity' ELSE '' END"
            + " FROM information_schema.columns WHERE table_schema = current_schema()";
    private static final String INDEXES =
            "SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = current_schema()";

    private TelemetryLayout() {}

    /** A sentence for each column or index that is missing or has another type. */
    static List<String> problems(Connection connection) throws SQLException {
        return missing(connection).stream()
                .map(item -> "missing, of another type, or invisible to the role: " + item)
                .toList();
    }

    /** A column without which each batch would fail, or the index by which observations are recognized. */
    static Optional<String> missingForWriter(Connection connection) throws SQLException {
        return missing(connection).stream()
                .filter(item -> !item.startsWith(INDEX_MARK) && !item.startsWith(VIEW + '.')
                        || item.equals(INDEX_MARK + "idx_observations_dedup"))
                .findFirst();
    }

    private static List<String> missing(Connection connection) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS + " UNION ALL " + INDEXES)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        List<String> missing = new ArrayList<>();
        for (String item : expected()) {
            if (!found.contains(item)) {
                missing.add(item);
            }
        }
        return missing;
    }

    /** The tables whose rows writers change: all except the marker. */
    static List<String> tables() {
        return SchemaScript.read("telemetry.sql")
                .lines()
                .map(TABLE::matcher)
                .filter(Matcher::matches)
                .map(table -> table.group(1))
                .filter(table -> !table.equals(MARKER))
                .toList();
    }

    /** The tables, the marker and the view. */
    static List<String> relations() {
        return Stream.concat(tables().stream(), Stream.of(MARKER, VIEW)).toList();
    }

    /** According to the script that creates the tables. */
    static List<String> expected() {
        List<String> expected = new ArrayList<>();
        String table = "";
        for (String line : SchemaScript.read("telemetry.sql").lines().toList()) {
            Matcher begins = TABLE.matcher(line);
            Matcher column = COLUMN.matcher(line);
            Matcher index = INDEX.matcher(line);
            if (begins.matches()) {
                table = begins.group(1);
            } else if (column.matches()) {
                expected.add(table
                        + '.'
                        + column.group(1)
                        + ' '
                        + column.group(2)
                        + (column.group(3).contains("AS IDENTITY") ? " identity" : ""));
            } else if (index.matches()) {
                expected.add(INDEX_MARK + index.group(1));
            }
        }
        // The only column of the view that CoreScope's server looks for.
        expected.add(VIEW + ".id bigint");
        return expected;
    }
}
