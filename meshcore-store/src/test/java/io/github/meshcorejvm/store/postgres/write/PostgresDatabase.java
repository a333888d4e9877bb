package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.schema.TelemetrySchema;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database with an empty schema that the writer role may write to. */
record PostgresDatabase(PostgresServer server, String name) {

    /** On the server that all tests share. */
    static PostgresDatabase create() throws SQLException {
        return create(PostgresServer.shared());
    }

    static PostgresDatabase create(PostgresServer server) throws SQLException {
        String name = server.createDatabase();
        try (Connection owner = PostgresConnections.open(
                        PostgresUrl.parse(server.url(name, PostgresServer.OWNER)),
                        PostgresConnections.Purpose.LONG_WORK);
                Connection admin = server.connect(name, "postgres");
                Statement grant = admin.createStatement()) {
            TelemetrySchema.create(owner, true);
            for (String schema : new String[] {"public", "meshcore"}) {
                grant.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + PostgresServer.WRITER);
                grant.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema + " TO "
                        + PostgresServer.WRITER);
                grant.execute(
                        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + PostgresServer.WRITER);
            }
        }
        return new PostgresDatabase(server, name);
    }

    /** The URL of the writer role by way of another port. */
    String url(int port) {
        return url().replace(":" + server.port() + "/", ":" + port + "/");
    }

    /** The URL of the writer role. */
    String url() {
        return server.url(name, PostgresServer.WRITER);
    }
}
