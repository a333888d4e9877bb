package io.github.meshcorejvm.store.postgres;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StateStore;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.StateRows;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** This program's own state in a PostgreSQL database. */
record PostgresState(PostgresUrl url) implements StateStore {

    @Override
    public Optional<String> find(String key) {
        try (Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.READ)) {
            return StateRows.find(connection, key);
        } catch (SQLException failure) {
            throw PostgresFailure.of("read the state in " + url, failure);
        }
    }
}
