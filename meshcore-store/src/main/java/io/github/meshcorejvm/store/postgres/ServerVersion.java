package io.github.meshcorejvm.store.postgres;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a server for its version. */
final class ServerVersion {

    private ServerVersion() {}

    /** Such as "PostgreSQL 18.1"; without a number if the server cannot be reached. */
    static String of(PostgresUrl url) {
        try (Connection connection = PostgresConnections.open(url, PostgresConnections.Purpose.READ);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SHOW server_version")) {
            version.next();
            // Debian appends its own version after a space.
            return "PostgreSQL " + version.getString(1).split(" ", 2)[0];
        } catch (SQLException | StoreException unreachable) {
            return "PostgreSQL";
        }
    }
}
