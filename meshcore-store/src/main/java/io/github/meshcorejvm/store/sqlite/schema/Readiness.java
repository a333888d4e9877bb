package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.schema.MigrationSession.Recheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Checks for readers whether a file has the current schema. Writes nothing. */
public final class Readiness {

    /** How many of the missing columns an error lists. */
    private static final int NAMED = 3;

    private Readiness() {}

    /**
     * What a file lacks, one item per line, as {@code column observations.raw_hex}; nothing if it is up to date.
     *
     * @throws StoreException if the file cannot be read
     */
    public static List<String> missing(Path file) {
        return plan(file, false, Recheck.ALL, step -> true).stream()
                .map(PlannedStep::toString)
                .toList();
    }

    /** The same for a copy, which repairs numbers itself. */
    public static List<String> missingForCopy(Path file) {
        return plan(file, false, Recheck.NONE, step -> true).stream()
                .map(PlannedStep::toString)
                .toList();
    }

    /**
     * Whether a file has all tables and columns, so that its rows can be looked at; steps may be pending.
     *
     * @throws StoreException if the file cannot be read
     */
    public static boolean hasAllColumns(Path file) {
        try (Connection connection = Connections.openReadOnly(file)) {
            return missingColumns(connection).isEmpty();
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    /**
     * The same as {@link #missing}, with the rows that each step changes; and with the conversion of observers, if requested.
     *
     * @param recheck which rows it looks at for repairs that were done before
     * @param wanted which steps to include
     */
    static List<PlannedStep> plan(Path file, boolean observersAutoincrement, Recheck recheck, Predicate<Step> wanted) {
        if (!Files.isRegularFile(file)) {
            return List.of(PlannedStep.adding("file " + file));
        }
        try (Connection connection = Connections.openReadOnly(file)) {
            FileKind kind = FileKind.of(connection);
            return switch (kind) {
                case EMPTY -> List.of(PlannedStep.adding("all tables"));
                case V1, NEWER, VIEWS, FOREIGN ->
                    List.of(PlannedStep.adding("a database of version 3: "
                            + SchemaStarter.refusal(kind, file).orElse("not one")));
                case V2, V3 -> plan(new MigrationSession(connection, recheck), kind, observersAutoincrement, wanted);
            };
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    /** Refuses a file that cannot be migrated; a file of version 2 can be. */
    static void refuseUnlessSupported(Path file) {
        try (Connection connection = Connections.openReadOnly(file)) {
            FileKind kind = FileKind.of(connection);
            Optional<String> refusal = kind == FileKind.V2 ? Optional.empty() : SchemaStarter.refusal(kind, file);
            if (refusal.isPresent()) {
                throw new UnsupportedSchemaException(refusal.get());
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    /**
     * Refuses a file with older tables, which only a run that may write updates.
     *
     * @throws UnsupportedSchemaException if a table or a column is missing
     */
    public static void requireColumns(Path file) {
        refuseUnlessSupported(file);
        try (Connection connection = Connections.openReadOnly(file)) {
            List<String> missing = missingColumns(connection);
            if (!missing.isEmpty()) {
                throw new UnsupportedSchemaException(file + " has an older schema without "
                        + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                        + (missing.size() > NAMED ? " and more" : "") + ": run meshcore migrate first");
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
        }
    }

    private static List<PlannedStep> plan(
            MigrationSession session, FileKind kind, boolean observersAutoincrement, Predicate<Step> wanted)
            throws SQLException {
        List<PlannedStep> plan = new ArrayList<>();
        Connection connection = session.connection();
        if (kind == FileKind.V2) {
            plan.add(new PlannedStep(
                    "conversion of observations from version 2",
                    Math.max(1, session.number("SELECT count(*) FROM observations"))));
        }
        List<String> notAddable = SchemaReader.notAddable(connection);
        for (String lacking : notAddable) {
            plan.add(PlannedStep.adding(lacking + " (cannot be added to a table with rows)"));
        }
        for (String missing : missingColumns(connection)) {
            if (notAddable.contains(missing)) {
                continue;
            }
            if (kind != FileKind.V2 || !missing.startsWith("column observations.")) {
                plan.add(PlannedStep.adding(missing));
            }
        }
        if (!hasView(connection)) {
            plan.add(PlannedStep.adding("view " + PacketsView.NAME));
        }
        PlanView.prepare(connection, kind);
        List<Step> steps = new ArrayList<>(MigrationSteps.pending(session));
        if (observersAutoincrement && new ObserversConversion().isPending(session)) {
            steps.add(new ObserversConversion());
        }
        if (kind == FileKind.V2) {
            // The conversion includes that.
            steps.remove(DataStep.OBSERVATION_NUMBERS);
        }
        for (Step step : steps) {
            if (wanted.test(step)) {
                String note = step.note(session).map(text -> " (" + text + ")").orElse("");
                plan.add(new PlannedStep("step: " + step.title() + note, step.rows(session)));
            }
        }
        return plan;
    }

    /** Whether the view exists, from this program or another; opening the file replaces it if its text differs. */
    private static boolean hasView(Connection connection) throws SQLException {
        if (SchemaReader.sql(connection, "view", PacketsView.NAME).isEmpty()) {
            return false;
        }
        try {
            return SchemaReader.columns(connection, PacketsView.NAME).equals(Set.copyOf(PacketsView.COLUMNS));
        } catch (SQLException unusable) {
            // It names missing tables or columns.
            return false;
        }
    }

    /** The missing tables and columns. */
    static List<String> missingColumns(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Table table : Schema.TABLES) {
            Set<String> present = SchemaReader.columns(connection, table.name());
            if (present.isEmpty()) {
                missing.add("table " + table.name());
                continue;
            }
            for (Column column : table.columns()) {
                if (!present.contains(column.name())) {
                    missing.add("column " + table.name() + "." + column.name());
                }
            }
        }
        return missing;
    }
}
