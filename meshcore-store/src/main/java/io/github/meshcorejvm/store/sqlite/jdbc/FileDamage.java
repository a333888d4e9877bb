package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Damage of a file, found by SQLite's quick check: it reads all pages, but does not compare indexes with their tables. */
public final class FileDamage {

    private FileDamage() {}

    /**
     * The first damage of a file, if there is any and the file exists.
     *
     * @throws StoreException if the file cannot be read
     */
    public static Optional<String> find(Path file, Duration busyTimeout) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (Connection connection = Connections.openReader(file, busyTimeout)) {
            return find(connection);
        } catch (SQLException e) {
            StoreException failure = SqliteFailure.of("check " + file, e);
            if (failure instanceof StoreDamagedException) {
                return Optional.of(String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
    }

    /** The first damage of an open file, if there is any. */
    public static Optional<String> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            String first = answer.next() ? answer.getString(1) : "nothing";
            return first.equals("ok") ? Optional.empty() : Optional.of(first);
        }
    }
}
