package io.github.meshcorejvm.store.postgres.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that return no rows, sent together and answered together: one round trip, however many they are. Those without
 * rows are left out. Not thread-safe.
 */
final class Pipeline {

    private final List<SetStatement> statements = new ArrayList<>();

    void add(SetStatement statement) {
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
    }

    /** Runs them in their order. */
    void run(Connection connection) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        String sql = statements.stream().map(SetStatement::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement together = connection.prepareStatement(sql)) {
            int next = 1;
            for (SetStatement statement : statements) {
                next = statement.bind(together, next);
            }
            together.execute();
        }
    }
}
