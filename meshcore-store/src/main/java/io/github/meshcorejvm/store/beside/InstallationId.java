package io.github.meshcorejvm.store.beside;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.internal.Connections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A name for a database that no other one has, made up once and kept in it: it moves with the file to another machine. */
public final class InstallationId {

    private static final String KEY = "ingest.installation";

    private InstallationId() {}

    /** The name of {@code database}, if it is there and has one. Waits for no writer. */
    public static Optional<String> find(Path database) {
        if (!Files.isRegularFile(database)) {
            return Optional.empty();
        }
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT)) {
            return select(connection);
        } catch (SQLException | StoreException unnamed) {
            return Optional.empty();
        }
    }

    /**
     * The name of {@code database}, which is there already; {@code proposal} when it had none.
     *
     * @throws StoreException if it has none and cannot be given one
     */
    public static String of(Path database, String proposal) {
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT);
                Statement table = connection.createStatement()) {
            table.execute("CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR IGNORE INTO meshcore_state (key, value) VALUES (?, ?)")) {
                insert.setString(1, KEY);
                insert.setString(2, proposal);
                insert.executeUpdate();
            }
            return select(connection).orElse(proposal);
        } catch (SQLException failure) {
            throw StoreException.of("name the installation", failure);
        }
    }

    private static Optional<String> select(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meshcore_state WHERE key = ?")) {
            select.setString(1, KEY);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
