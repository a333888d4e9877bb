package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.StateStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** This program's own state in a SQLite file. */
record SqliteState(Path file) implements StateStore {

    @Override
    public Optional<String> find(String key) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Connection connection = Connections.openReader(file, StoreOptions.DEFAULT.busyTimeout())) {
            return StateTable.exists(connection) ? StateTable.find(connection, key) : Optional.empty();
        } catch (SQLException failure) {
            throw SqliteFailure.of("read the state in " + file, failure);
        }
    }
}
