package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.schema.SchemaGrants;
import io.github.meshcorejvm.store.postgres.schema.TelemetrySchema;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database with an empty telemetry schema, {@code public} or another, that the writer role may write to. */
record PostgresDatabase(PostgresServer server, String name, String schema) {

    /** On the server that all tests share. */
    static PostgresDatabase create() throws SQLException {
        return create(PostgresServer.shared());
    }

    static PostgresDatabase create(PostgresServer server) throws SQLException {
        return create(server, "public");
    }

    static PostgresDatabase create(PostgresServer server, String schema) throws SQLException {
        PostgresDatabase database = new PostgresDatabase(server, server.createDatabase(), schema);
        try (Connection admin = server.connect(database.name, PostgresServer.OWNER);
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        }
        try (Connection owner = PostgresConnections.open(
                PostgresUrl.parse(database.url(PostgresServer.OWNER)), PostgresConnections.Purpose.LONG_WORK)) {
            TelemetrySchema.create(owner, true);
            SchemaGrants.revokeFromPublic(owner);
            SchemaGrants.grantWriter(owner, PostgresServer.WRITER);
        }
        return database;
    }

    /** A connection of the test's own, in the schema. */
    Connection connect() throws SQLException {
        Connection connection = server.connect(name, "postgres");
        connection.setSchema(schema);
        return connection;
    }

    /** The URL of the writer role by way of another port. */
    String url(int port) {
        return url().replace(":" + server.port() + "/", ":" + port + "/");
    }

    /** The URL of the writer role. */
    String url() {
        return url(PostgresServer.WRITER);
    }

    private String url(String role) {
        return server.url(name, role) + (schema.equals("public") ? "" : "?search_path=" + schema);
    }
}
