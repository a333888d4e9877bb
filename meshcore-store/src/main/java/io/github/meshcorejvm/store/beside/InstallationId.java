package io.github.meshcorejvm.store.beside;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.internal.Connections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A name for a database that no other one has, made up once and kept in it: it moves with the file to another machine. */
public final class InstallationId {

    private static final String KEY = "ingest.installation";

    private InstallationId() {}

    /** The name of {@code database}, which is there already. */
    public static String of(Path database) {
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT);
                Statement table = connection.createStatement();
                PreparedStatement insert =
                        prepared(table, connection, "INSERT OR IGNORE INTO meshcore_state (key, value) VALUES (?, ?)");
                PreparedStatement select =
                        connection.prepareStatement("SELECT value FROM meshcore_state WHERE key = ?")) {
            insert.setString(1, KEY);
            insert.setString(2, UUID.randomUUID().toString());
            insert.executeUpdate();
            select.setString(1, KEY);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException failure) {
            throw StoreException.of("name the installation", failure);
        }
    }

    private static PreparedStatement prepared(Statement table, Connection connection, String sql) throws SQLException {
        table.execute("CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)");
        return connection.prepareStatement(sql);
    }
}
