package io.github.meshcorejvm.store.testing;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.schema.TelemetrySchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The engines of a store, for tests that say the same of both. */
public enum StoreEngine {
    SQLITE {
        @Override
        public TestDatabase create(Path folder) {
            Path file = folder.resolve("mesh.db");
            MeshStore.open(file, StoreOptions.DEFAULT).close();
            return new TestDatabase(new StoreLocation.InFile(file), "jdbc:sqlite:" + file);
        }
    },
    POSTGRESQL {
        @Override
        public TestDatabase create(Path folder) {
            PostgresServer server = PostgresServer.shared();
            String database = server.createDatabase();
            try (Connection owner = PostgresConnections.open(
                    PostgresUrl.parse(server.url(database, PostgresServer.OWNER)),
                    PostgresConnections.Purpose.LONG_WORK)) {
                TelemetrySchema.create(owner, true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new TestDatabase(
                    new StoreLocation.OnServer(PostgresUrl.parse(server.url(database, PostgresServer.OWNER))),
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database + "?user=" + PostgresServer.OWNER);
        }
    };

    /**
     * Makes a database with all tables.
     *
     * @param folder where a file may lie
     */
    public abstract TestDatabase create(Path folder);
}
