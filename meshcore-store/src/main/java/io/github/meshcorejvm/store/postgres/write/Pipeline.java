package io.github.meshcorejvm.store.postgres.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements that are sent and answered together: one round trip, whatever their number. Not thread-safe. */
final class Pipeline {

    /**
     * Everything sent after a statement that returns rows must fit into the buffers of the connection: the server reads no more
     * until its answer is read, and the answer is read only when everything is sent.
     */
    private static final int MAX_SENT_BEHIND_ROWS = 32 * 1024;

    private final List<Step> steps = new ArrayList<>();

    /** Takes a row of an answer. */
    @FunctionalInterface
    interface Rows {
        void read(ResultSet row) throws SQLException;
    }

    private record Step(SetStatement statement, @Nullable Rows rows) {}

    /** Adds a statement that returns no rows, unless it has nothing to work on. */
    void add(SetStatement statement) {
        if (!statement.isEmpty()) {
            steps.add(new Step(statement, null));
        }
    }

    /**
     * Adds a statement that most batches need, even if this one does not: the text of all statements together, by which the
     * server's plans are cached, then stays the same.
     */
    void addAlways(SetStatement statement) {
        steps.add(new Step(statement, null));
    }

    /** Adds a statement that returns rows, unless it has nothing to work on. */
    void ask(SetStatement statement, Rows rows) {
        if (!statement.isEmpty()) {
            steps.add(new Step(statement, rows));
        }
    }

    /** Runs them in their order. */
    void run(Connection connection) throws SQLException {
        List<Step> together = new ArrayList<>();
        boolean asked = false;
        int behind = 0;
        for (Step step : steps) {
            behind += asked ? step.statement().size() : 0;
            if (behind > MAX_SENT_BEHIND_ROWS) {
                run(connection, together);
                together.clear();
                asked = false;
                behind = 0;
            }
            together.add(step);
            asked |= step.rows() != null;
        }
        run(connection, together);
    }

    private static void run(Connection connection, List<Step> together) throws SQLException {
        if (together.isEmpty()) {
            return;
        }
        String sql = together.stream().map(step -> step.statement().sql()).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (Step step : together) {
                next = step.statement().bind(statement, next);
            }
            statement.execute();
            for (Step step : together) {
                if (step.rows() != null) {
                    ResultSet answer = statement.getResultSet();
                    while (answer.next()) {
                        step.rows().read(answer);
                    }
                }
                statement.getMoreResults();
            }
        }
    }
}
