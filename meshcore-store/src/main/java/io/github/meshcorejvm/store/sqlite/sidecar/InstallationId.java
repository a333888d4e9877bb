package io.github.meshcorejvm.store.sqlite.sidecar;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The name that earlier versions kept in a database to make MQTT client ids of. Only read, so that the ids in use stay; the
 * name now lies in a file beside the database, which outlives it.
 */
public final class InstallationId {

    private static final String KEY = "ingest.installation";

    private InstallationId() {}

    /**
     * The name in {@code database}, if it is there and has one. Waits for no writer.
     *
     * @throws StoreException if the database cannot be read, so that nobody knows whether it has one
     */
    public static Optional<String> find(Path database) {
        if (!Files.isRegularFile(database)) {
            return Optional.empty();
        }
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT);
                Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery(
                    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meshcore_state'")) {
                if (!table.next()) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT value FROM meshcore_state WHERE key = '" + KEY + "'")) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw SqliteFailure.of("read the installation's name", failure);
        }
    }
}
